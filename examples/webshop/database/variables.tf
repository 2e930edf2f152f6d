variable "region" {
  description = "AWS region of this stack"
  type        = string
  default     = "eu-west-1"
}

variable "environment" {
  description = "Name of the environment, the first part of every resource's name"
  type        = string
  default     = "prod"
}

variable "reporting_password" {
  description = "Password of the reporting user"
  type        = string
  sensitive   = true
}

variable "encrypt_reporting" {
  description = "Whether the reporting copy is encrypted"
  type        = bool
  default     = false
}
