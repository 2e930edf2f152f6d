locals {
  prefix = "${var.environment}-webshop"

  buckets = {
    invoices = { versioned = true, public = false }
    exports  = { versioned = false, public = false }
    images   = { versioned = true, public = true }
  }
}

resource "aws_kms_key" "buckets" {
  description = "Encrypts the shop's buckets"
}

# plumbline:ignore aws/s3/access-logging owner=team-shop reason="the log bucket does not log itself"
resource "aws_s3_bucket" "logs" {
  bucket = "${local.prefix}-access-logs"
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket = aws_s3_bucket.logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

module "bucket" {
  source   = "../modules/bucket"
  for_each = local.buckets

  name        = "${local.prefix}-${each.key}"
  kms_key_arn = aws_kms_key.buckets.arn
  versioned   = each.value.versioned
  public      = each.value.public
  log_bucket  = aws_s3_bucket.logs.bucket
}
