data "terraform_remote_state" "network" {
  backend = "s3"

  config = {
    bucket = "webshop-terraform-state"
    key    = "network/terraform.tfstate"
    region = "eu-west-1"
  }
}

resource "aws_kms_key" "database" {
  description         = "Encrypts the shop's database"
  enable_key_rotation = true
}

resource "aws_db_subnet_group" "shop" {
  name       = "${var.environment}-webshop"
  subnet_ids = data.terraform_remote_state.network.outputs.private_subnet_ids
}

resource "aws_security_group" "database" {
  name        = "${var.environment}-webshop-database"
  description = "PostgreSQL from inside the network"
  vpc_id      = data.terraform_remote_state.network.outputs.vpc_id

  ingress {
    description = "PostgreSQL"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
}

resource "aws_db_instance" "orders" {
  identifier                  = "${var.environment}-webshop-orders"
  engine                      = "postgres"
  engine_version              = "17.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 100
  username                    = "shop"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.shop.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.database.arn
  backup_retention_period     = 14
  deletion_protection         = true
  multi_az                    = true
  auto_minor_version_upgrade  = true
  copy_tags_to_snapshot       = true
  final_snapshot_identifier   = "${var.environment}-webshop-orders-final"
}

# The reporting copy was set up in a hurry.
resource "aws_db_instance" "reporting" {
  identifier              = "${var.environment}-webshop-reporting"
  engine                  = "postgres"
  engine_version          = "17.4"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 50
  username                = "reporting"
  password                = var.reporting_password
  db_subnet_group_name    = aws_db_subnet_group.shop.name
  vpc_security_group_ids  = [aws_security_group.database.id]
  publicly_accessible     = true
  storage_encrypted       = var.encrypt_reporting
  backup_retention_period = 0
  skip_final_snapshot     = true
}
