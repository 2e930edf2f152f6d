variable "name" {
  type = string
}

variable "after" {
  type = any
}

resource "terraform_data" "net" {
  input            = var.name
  triggers_replace = var.after
}
