variable "name" {
  description = "Name of the bucket, unique in the world"
  type        = string
}

variable "kms_key_arn" {
  description = "Key that encrypts the bucket's objects"
  type        = string
}

variable "versioned" {
  description = "Whether old versions of objects are kept"
  type        = bool
  default     = true
}

variable "public" {
  description = "Whether objects may be public"
  type        = bool
  default     = false
}

variable "log_bucket" {
  description = "Bucket that takes the access logs; null for none"
  type        = string
  default     = null
}
