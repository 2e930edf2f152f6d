# What the expressions of ../expressions.txt refer to.
locals {
  obj        = { a = 1, nested = { list = ["x", "y"] } }
  list       = ["l0", "l1", "l2"]
  num_string = "41"
  tmpl       = "hi $${name}"
}

resource "terraform_data" "u" {}

resource "terraform_data" "known" {
  input            = { k = "v" }
  triggers_replace = ["a", 1]
}

resource "terraform_data" "counted" {
  count = 3
  input = "c${count.index}"
}

resource "terraform_data" "each" {
  for_each = { a = 1, b = 2 }
  input    = each.value
}

resource "terraform_data" "none" {
  count = 0
  input = "never"
}

module "m" {
  source = "./m"
  plain  = "p"
}

module "mc" {
  source = "./m"
  count  = 2
  plain  = "p${count.index}"
}

module "me" {
  source   = "./m"
  for_each = toset(["x", "y"])
  plain    = each.key
}

variable "defaulted" {
  default = "d"
}

variable "typed" {
  type = object({
    a = string
    b = optional(number, 7)
    c = optional(string)
  })
  default = { a = 1 }
}

variable "list_of_objects" {
  type = list(object({
    name = string
    port = optional(number, 80)
  }))
  default = [{ name = "x" }, { name = "y", port = "443" }]
}

variable "sens" {
  default   = "secret"
  sensitive = true
}

variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "number_from_string" {
  type    = number
  default = "5"
}

variable "map_any" {
  type    = map(any)
  default = { a = 1, b = "x" }
}

variable "nullable_off" {
  type     = string
  nullable = false
  default  = "n"
}

variable "tuple" {
  type    = tuple([string, number, bool])
  default = [1, "2", "true"]
}

variable "nested" {
  type = object({
    inner = optional(object({
      x = optional(string, "deep")
      y = optional(list(string), [])
    }), {})
  })
  default = {}
}
