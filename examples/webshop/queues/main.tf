locals {
  queues = toset(["orders", "payments", "mails"])
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.environment}-webshop-dead-letters"
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "work" {
  for_each = local.queues

  name                       = "${var.environment}-webshop-${each.key}"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 5
  })
}

# Anybody may send to the mail queue, which is not what anybody wanted.
resource "aws_sqs_queue_policy" "mails" {
  queue_url = aws_sqs_queue.work["mails"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.work["mails"].arn
    }]
  })
}

resource "aws_sns_topic" "order_events" {
  name              = "${var.environment}-webshop-order-events"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.order_events.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.work["orders"].arn
}
