variable "size" {
  type    = string
  default = "small"
}

variable "password" {
  type      = string
  sensitive = true
}

variable "hosts" {
  type = set(string)
}

resource "terraform_data" "first" {
  input = {
    kind     = "web"
    password = var.password
    size     = var.size
  }
}

resource "terraform_data" "host" {
  for_each         = var.hosts
  input            = "${each.key}-${var.size}"
  triggers_replace = [terraform_data.first.id]
}

module "network" {
  source = "./network"
  name   = "net-${var.size}"
  after  = terraform_data.first.output
}

output "size" {
  value = var.size
}
