output "queue_urls" {
  description = "URLs of the work queues, by purpose"
  value       = { for purpose, queue in aws_sqs_queue.work : purpose => queue.url }
}
