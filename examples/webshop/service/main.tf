data "terraform_remote_state" "network" {
  backend = "s3"

  config = {
    bucket = "webshop-terraform-state"
    key    = "network/terraform.tfstate"
    region = "eu-west-1"
  }
}

data "terraform_remote_state" "database" {
  backend = "s3"

  config = {
    bucket = "webshop-terraform-state"
    key    = "database/terraform.tfstate"
    region = "eu-west-1"
  }
}

resource "aws_ecr_repository" "shop" {
  name                 = "${var.environment}-webshop"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecs_cluster" "shop" {
  name = "${var.environment}-webshop"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_iam_role" "task" {
  name = "${var.environment}-webshop-task"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

data "aws_iam_policy_document" "task" {
  statement {
    sid       = "ReadTheSecret"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [data.terraform_remote_state.database.outputs.orders_secret_arn]
  }

  statement {
    sid       = "Storage"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "task" {
  name   = "task"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json
}

resource "aws_cloudwatch_log_group" "shop" {
  name              = "/webshop/${var.environment}/shop"
  retention_in_days = 30
}

resource "aws_ecs_task_definition" "shop" {
  family                   = "${var.environment}-webshop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([{
    name                   = "shop"
    image                  = "${aws_ecr_repository.shop.repository_url}:${var.release}"
    essential              = true
    readonlyRootFilesystem = true
    portMappings           = [{ containerPort = 8080 }]
    environment            = [{ name = "DATABASE", value = data.terraform_remote_state.database.outputs.orders_endpoint }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.shop.name
        awslogs-region        = var.region
        awslogs-stream-prefix = "shop"
      }
    }
  }])
}

resource "aws_lb" "shop" {
  name                       = "${var.environment}-webshop"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [data.terraform_remote_state.network.outputs.load_balancer_security_group_id]
  subnets                    = data.terraform_remote_state.network.outputs.public_subnet_ids
  drop_invalid_header_fields = true
  enable_deletion_protection = true
}

resource "aws_lb_target_group" "shop" {
  name        = "${var.environment}-webshop"
  port        = 8080
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = data.terraform_remote_state.network.outputs.vpc_id

  health_check {
    path = "/health"
  }
}

# Left over from the first week; browsers are never sent on to HTTPS.
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  cluster         = aws_ecs_cluster.shop.id
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = data.terraform_remote_state.network.outputs.private_subnet_ids
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.shop.arn
    container_name   = "shop"
    container_port   = 8080
  }
}
