output "orders_endpoint" {
  description = "Host and port of the orders database"
  value       = aws_db_instance.orders.endpoint
}

output "orders_secret_arn" {
  description = "Secret with the orders database's password"
  value       = aws_db_instance.orders.master_user_secret[0].secret_arn
}
