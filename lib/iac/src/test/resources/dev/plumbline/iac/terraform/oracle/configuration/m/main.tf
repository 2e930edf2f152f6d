variable "plain" {
  type = string
}

resource "terraform_data" "t" {}

output "plain" {
  value = var.plain
}

output "doubled" {
  value = "${var.plain}${var.plain}"
}

output "unknown" {
  value = terraform_data.t.id
}
