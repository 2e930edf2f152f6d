output "bucket_arns" {
  description = "ARNs of the shop's buckets, by purpose"
  value       = { for purpose, bucket in module.bucket : purpose => bucket.arn }
}
