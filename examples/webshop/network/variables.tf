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

variable "cidr" {
  description = "Address range of the network"
  type        = string
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0))
    error_message = "The network needs an address range such as 10.20.0.0/16."
  }
}

variable "operator_networks" {
  description = "Networks from which operators may reach the bastion, by name"
  type        = map(string)
}
