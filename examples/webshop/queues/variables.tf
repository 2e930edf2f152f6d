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
