output "vpc_id" {
  description = "Id of the network"
  value       = aws_vpc.main.id
}

output "public_subnet_ids" {
  description = "Subnets that the Internet reaches"
  value       = [for subnet in aws_subnet.public : subnet.id]
}

output "private_subnet_ids" {
  description = "Subnets for services and data"
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "load_balancer_security_group_id" {
  description = "Security group of the load balancer"
  value       = aws_security_group.load_balancer.id
}
