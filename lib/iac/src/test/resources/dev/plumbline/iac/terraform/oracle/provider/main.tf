terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_sqs_queue" "q" {
  name = "q"
}

resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/r"
  handler       = "h"
  runtime       = "python3.12"
  filename      = "f.zip"
}

resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_kms_key" "k" {}

resource "aws_lb" "l" {
  name    = "l"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_cloudwatch_log_group" "g" {
  name = "g"
}

resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_db_instance" "d" {
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "u"
  password            = "example-password"
  skip_final_snapshot = true
}

output "vpc_tenancy" { value = aws_vpc.v.instance_tenancy }
output "vpc_dns_support" { value = aws_vpc.v.enable_dns_support }
output "vpc_ipam_pool" { value = aws_vpc.v.ipv4_ipam_pool_id }
output "vpc_tags" { value = aws_vpc.v.tags }
output "queue_timeout" { value = aws_sqs_queue.q.visibility_timeout_seconds }
output "queue_timeout_text" { value = "t${aws_sqs_queue.q.visibility_timeout_seconds}" }
output "queue_retention" { value = aws_sqs_queue.q.message_retention_seconds }
output "queue_key" { value = aws_sqs_queue.q.kms_master_key_id }
output "queue_key_absent" { value = aws_sqs_queue.q.kms_master_key_id == null }
output "queue_fifo" { value = aws_sqs_queue.q.fifo_queue }
output "function_timeout" { value = aws_lambda_function.f.timeout }
output "function_memory" { value = aws_lambda_function.f.memory_size }
output "function_reserved" { value = aws_lambda_function.f.reserved_concurrent_executions }
output "function_package" { value = aws_lambda_function.f.package_type }
output "function_description" { value = aws_lambda_function.f.description }
output "function_layers" { value = aws_lambda_function.f.layers }
output "function_environment" { value = aws_lambda_function.f.environment }
output "role_session" { value = aws_iam_role.r.max_session_duration }
output "role_path" { value = aws_iam_role.r.path }
output "role_id" { value = aws_iam_role.r.id }
output "key_usage" { value = aws_kms_key.k.key_usage }
output "key_window" { value = aws_kms_key.k.deletion_window_in_days }
output "key_rotation" { value = aws_kms_key.k.enable_key_rotation }
output "balancer_kind" { value = aws_lb.l.load_balancer_type }
output "balancer_cross_zone" { value = aws_lb.l.enable_cross_zone_load_balancing }
output "balancer_idle" { value = aws_lb.l.idle_timeout }
output "log_retention" { value = aws_cloudwatch_log_group.g.retention_in_days }
output "bucket_destroy" { value = aws_s3_bucket.b.force_destroy }
output "bucket_website" { value = length(aws_s3_bucket.b.website) }
output "database_retention" { value = aws_db_instance.d.backup_retention_period }
output "database_public" { value = aws_db_instance.d.publicly_accessible }
output "database_multi" { value = aws_db_instance.d.multi_az }
output "count_by_default" { value = [for q in [aws_sqs_queue.q] : q.name if q.visibility_timeout_seconds == 30] }

resource "aws_security_group_rule" "r" {
  type              = "ingress"
  from_port         = "80"
  to_port           = 80
  protocol          = "tcp"
  cidr_blocks       = toset(["10.1.0.0/16", "10.0.0.0/16"])
  security_group_id = "sg-1"
}

resource "aws_sqs_queue" "typed" {
  name       = "typed"
  fifo_queue = "false"
  tags       = { number = 1, yes = true, none = null }
}

resource "aws_instance" "i" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  root_block_device {
    volume_size = "10"
    throughput  = null
  }
}

resource "aws_ssm_parameter" "p" {
  name  = "p"
  type  = "SecureString"
  value = "example-secret"
}

resource "aws_iam_access_key" "k" {
  user = "u"
}

output "port_is_number" { value = aws_security_group_rule.r.from_port == 80 }
output "first_block" { value = aws_security_group_rule.r.cidr_blocks[0] }
output "fifo_is_false" { value = aws_sqs_queue.typed.fifo_queue == false }
output "tags" { value = aws_sqs_queue.typed.tags }
output "tag_is_text" { value = aws_sqs_queue.typed.tags["number"] == "1" }
output "tags_kept" { value = keys(aws_sqs_queue.typed.tags) }
output "volume_is_number" { value = aws_instance.i.root_block_device[0].volume_size == 10 }
output "volume_throughput" { value = aws_instance.i.root_block_device[0].throughput }
output "password_is_secret" { value = issensitive(aws_db_instance.d.password) }
output "parameter_is_secret" { value = issensitive(aws_ssm_parameter.p.value) }
output "derived_is_secret" { value = issensitive("user:${aws_db_instance.d.password}") }
output "computed_is_secret" { value = issensitive(aws_iam_access_key.k.secret) }
output "name_is_no_secret" { value = issensitive(aws_db_instance.d.username) }
output "password" {
  value     = aws_db_instance.d.password
  sensitive = true
}

data "aws_partition" "p" {}

data "aws_region" "r" {}

output "partition" { value = data.aws_partition.p.partition }
output "partition_suffix" { value = data.aws_partition.p.dns_suffix }
output "partition_prefix" { value = data.aws_partition.p.reverse_dns_prefix }
output "region" { value = data.aws_region.r.name }
output "region_id" { value = data.aws_region.r.id }
output "arn" { value = "arn:${data.aws_partition.p.partition}:s3:::b" }

provider "aws" {
  alias                       = "tagging"
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  default_tags {
    tags = { team = "shop", stage = "live" }
  }
}

resource "aws_sqs_queue" "tags_all_own" {
  provider = aws.tagging
  tags     = { stage = "test", n = 1 }
}

resource "aws_vpc_security_group_ingress_rule" "tags_all_own" {
  provider          = aws.tagging
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { stage = "test", n = 1 }
}

resource "aws_sqs_queue" "tags_all_bare" {
  provider = aws.tagging
}

resource "aws_vpc_security_group_ingress_rule" "tags_all_bare" {
  provider          = aws.tagging
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_sqs_queue" "tags_all_open" {
  provider = aws.tagging
  tags     = { a = aws_kms_key.k.arn }
}

resource "aws_vpc_security_group_ingress_rule" "tags_all_open" {
  provider          = aws.tagging
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = aws_kms_key.k.arn }
}

resource "aws_sqs_queue" "tags_all_empty" {
  provider = aws.tagging
  tags     = { a = "" }
}

resource "aws_vpc_security_group_ingress_rule" "tags_all_empty" {
  provider          = aws.tagging
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = "" }
}

resource "aws_sqs_queue" "tags_all_nulled" {
  provider = aws.tagging
  tags     = { team = null }
}

resource "aws_vpc_security_group_ingress_rule" "tags_all_nulled" {
  provider          = aws.tagging
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { team = null }
}

resource "aws_sqs_queue" "tags_alone_own" {
  provider = aws
  tags     = { stage = "test", n = 1 }
}

resource "aws_vpc_security_group_ingress_rule" "tags_alone_own" {
  provider          = aws
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { stage = "test", n = 1 }
}

resource "aws_sqs_queue" "tags_alone_bare" {
  provider = aws
}

resource "aws_vpc_security_group_ingress_rule" "tags_alone_bare" {
  provider          = aws
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_sqs_queue" "tags_alone_open" {
  provider = aws
  tags     = { a = aws_kms_key.k.arn }
}

resource "aws_vpc_security_group_ingress_rule" "tags_alone_open" {
  provider          = aws
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = aws_kms_key.k.arn }
}

resource "aws_sqs_queue" "tags_alone_empty" {
  provider = aws
  tags     = { a = "" }
}

resource "aws_vpc_security_group_ingress_rule" "tags_alone_empty" {
  provider          = aws
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = "" }
}

resource "aws_sqs_queue" "tags_alone_nulled" {
  provider = aws
  tags     = { team = null }
}

resource "aws_vpc_security_group_ingress_rule" "tags_alone_nulled" {
  provider          = aws
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { team = null }
}

output "q_tags_all_own" {
  value = aws_sqs_queue.tags_all_own.tags_all
}

output "i_tags_all_own" {
  value = aws_vpc_security_group_ingress_rule.tags_all_own.tags_all
}

output "q_tags_all_bare" {
  value = aws_sqs_queue.tags_all_bare.tags_all
}

output "i_tags_all_bare" {
  value = aws_vpc_security_group_ingress_rule.tags_all_bare.tags_all
}

output "q_tags_all_open" {
  value = aws_sqs_queue.tags_all_open.tags_all
}

output "i_tags_all_open" {
  value = aws_vpc_security_group_ingress_rule.tags_all_open.tags_all
}

output "q_tags_all_empty" {
  value = aws_sqs_queue.tags_all_empty.tags_all
}

output "i_tags_all_empty" {
  value = aws_vpc_security_group_ingress_rule.tags_all_empty.tags_all
}

output "q_tags_all_nulled" {
  value = aws_sqs_queue.tags_all_nulled.tags_all
}

output "i_tags_all_nulled" {
  value = aws_vpc_security_group_ingress_rule.tags_all_nulled.tags_all
}

output "q_tags_alone_own" {
  value = aws_sqs_queue.tags_alone_own.tags_all
}

output "i_tags_alone_own" {
  value = aws_vpc_security_group_ingress_rule.tags_alone_own.tags_all
}

output "q_tags_alone_bare" {
  value = aws_sqs_queue.tags_alone_bare.tags_all
}

output "i_tags_alone_bare" {
  value = aws_vpc_security_group_ingress_rule.tags_alone_bare.tags_all
}

output "q_tags_alone_open" {
  value = aws_sqs_queue.tags_alone_open.tags_all
}

output "i_tags_alone_open" {
  value = aws_vpc_security_group_ingress_rule.tags_alone_open.tags_all
}

output "q_tags_alone_empty" {
  value = aws_sqs_queue.tags_alone_empty.tags_all
}

output "i_tags_alone_empty" {
  value = aws_vpc_security_group_ingress_rule.tags_alone_empty.tags_all
}

output "q_tags_alone_nulled" {
  value = aws_sqs_queue.tags_alone_nulled.tags_all
}

output "i_tags_alone_nulled" {
  value = aws_vpc_security_group_ingress_rule.tags_alone_nulled.tags_all
}

locals {
  written = <<-X
  {
    "Version": "2012-10-17",
    "Statement": [ { "Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": ["sts:AssumeRole"] } ]
  }
  X
  encoded = jsonencode({ Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" } }], Version = "2012-10-17" })
  html    = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a<b&c>\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}"
}

resource "aws_iam_role" "planned_w" { assume_role_policy = local.written }

resource "aws_iam_role" "planned_e" { assume_role_policy = local.encoded }

resource "aws_iam_role" "planned_h" { assume_role_policy = local.html }

resource "aws_iam_policy" "planned_w" { policy = local.written }

resource "aws_iam_policy" "planned_e" { policy = local.encoded }

resource "aws_iam_role_policy" "planned_w" {
  role   = "r"
  policy = local.written
}

resource "aws_iam_user_policy" "planned_w" {
  user   = "r"
  policy = local.written
}

resource "aws_sqs_queue" "planned_w" { policy = local.written }

resource "aws_sqs_queue" "planned_e" { policy = local.encoded }

resource "aws_sqs_queue" "planned_r" { redrive_policy = "{\"maxReceiveCount\": 4, \"deadLetterTargetArn\": \"x\"}" }

resource "aws_sqs_queue_policy" "planned_w" {
  queue_url = "q"
  policy    = local.written
}

resource "aws_s3_bucket_policy" "planned_w" {
  bucket = "q"
  policy = local.written
}

resource "aws_s3_bucket" "planned_w" { policy = local.written }

resource "aws_sns_topic" "planned_w" { policy = local.written }

resource "aws_sns_topic" "planned_e" { policy = local.encoded }

resource "aws_sns_topic_policy" "planned_w" {
  arn    = "arn:aws:sns:eu-west-1:123456789012:t"
  policy = local.written
}

resource "aws_kms_key" "planned_w" { policy = local.written }

resource "aws_kms_key" "planned_e" { policy = local.encoded }

resource "aws_secretsmanager_secret_policy" "planned_w" {
  secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a"
  policy     = local.written
}

resource "aws_ecr_repository_policy" "planned_w" {
  repository = "r"
  policy     = local.written
}

resource "aws_ecr_lifecycle_policy" "planned_w" {
  repository = "r"
  policy     = "{\"rules\": [ {\"rulePriority\": 1, \"selection\": {\"tagStatus\":\"any\",\"countType\":\"imageCountMoreThan\",\"countNumber\":3},\"action\":{\"type\":\"expire\"} } ]}"
}

resource "aws_vpc_endpoint" "planned_w" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.eu-west-1.s3"
  policy       = local.written
}

resource "aws_security_group_rule" "planned_n" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = 6
  from_port         = 80
  to_port           = 80
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "planned_u" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "planned_all" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "all"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "planned_x" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "47"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "planned_icmp" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group" "planned_g" {
  ingress {
    protocol    = "6"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_db_instance" "planned_d" {
  identifier          = "lower"
  engine              = "Postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "u"
  password            = "example-password"
  backup_window       = "03:00-04:00"
  maintenance_window  = "Mon:00:00-Mon:03:00"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "planned_d" {
  cluster_identifier           = "c"
  engine                       = "aurora-mysql"
  preferred_maintenance_window = "Mon:00:00-Mon:03:00"
}

resource "aws_route53_zone" "planned_z" { name = "Example.com." }

resource "aws_route53_record" "planned_r" {
  zone_id = "/hostedzone/Z1"
  name    = "WWW.Example.com."
  type    = "A"
  ttl     = 5
  records = ["1.2.3.4"]
}

resource "aws_key_pair" "planned_k" { public_key = "  ssh-rsa AAAA x \n" }

resource "aws_instance" "planned_i" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = "hello"
}

resource "aws_cloudwatch_event_rule" "planned_e" { event_pattern = "{ \"source\": [\"a\"] }" }

resource "aws_ecs_task_definition" "planned_t" {
  family                = "f"
  container_definitions = jsonencode([{ name = "a", image = "b", cpu = 10, memory = 10, essential = true }])
}

resource "aws_subnet" "planned_s" {
  vpc_id          = "vpc-1"
  cidr_block      = "10.0.0.0/24"
  ipv6_cidr_block = "2001:DB8::/64"
}

resource "aws_dynamodb_table_item" "planned_i" {
  table_name = "t"
  hash_key   = "a"
  item       = "{ \"a\": {\"S\": \"b\"} }"
}

resource "aws_elasticsearch_domain" "planned_e" {
  domain_name     = "dddd"
  access_policies = local.written
}

resource "aws_iam_group_policy" "planned_g" {
  group  = "g"
  policy = local.written
}

output "planned_iam_role_w_assume_role_policy" {
  value = aws_iam_role.planned_w.assume_role_policy
}

output "planned_iam_role_e_assume_role_policy" {
  value = aws_iam_role.planned_e.assume_role_policy
}

output "planned_iam_role_h_assume_role_policy" {
  value = aws_iam_role.planned_h.assume_role_policy
}

output "planned_iam_policy_w_policy" {
  value = aws_iam_policy.planned_w.policy
}

output "planned_iam_policy_e_policy" {
  value = aws_iam_policy.planned_e.policy
}

output "planned_iam_role_policy_w_policy" {
  value = aws_iam_role_policy.planned_w.policy
}

output "planned_iam_user_policy_w_policy" {
  value = aws_iam_user_policy.planned_w.policy
}

output "planned_sqs_queue_w_policy" {
  value = aws_sqs_queue.planned_w.policy
}

output "planned_sqs_queue_w_redrive_policy" {
  value = aws_sqs_queue.planned_w.redrive_policy
}

output "planned_sqs_queue_e_policy" {
  value = aws_sqs_queue.planned_e.policy
}

output "planned_sqs_queue_e_redrive_policy" {
  value = aws_sqs_queue.planned_e.redrive_policy
}

output "planned_sqs_queue_r_policy" {
  value = aws_sqs_queue.planned_r.policy
}

output "planned_sqs_queue_r_redrive_policy" {
  value = aws_sqs_queue.planned_r.redrive_policy
}

output "planned_sqs_queue_policy_w_policy" {
  value = aws_sqs_queue_policy.planned_w.policy
}

output "planned_s3_bucket_policy_w_policy" {
  value = aws_s3_bucket_policy.planned_w.policy
}

output "planned_s3_bucket_w_policy" {
  value = aws_s3_bucket.planned_w.policy
}

output "planned_sns_topic_w_policy" {
  value = aws_sns_topic.planned_w.policy
}

output "planned_sns_topic_e_policy" {
  value = aws_sns_topic.planned_e.policy
}

output "planned_sns_topic_policy_w_policy" {
  value = aws_sns_topic_policy.planned_w.policy
}

output "planned_kms_key_w_policy" {
  value = aws_kms_key.planned_w.policy
}

output "planned_kms_key_e_policy" {
  value = aws_kms_key.planned_e.policy
}

output "planned_secretsmanager_secret_policy_w_policy" {
  value = aws_secretsmanager_secret_policy.planned_w.policy
}

output "planned_ecr_repository_policy_w_policy" {
  value = aws_ecr_repository_policy.planned_w.policy
}

output "planned_ecr_lifecycle_policy_w_policy" {
  value = aws_ecr_lifecycle_policy.planned_w.policy
}

output "planned_vpc_endpoint_w_policy" {
  value = aws_vpc_endpoint.planned_w.policy
}

output "planned_security_group_rule_n_protocol" {
  value = aws_security_group_rule.planned_n.protocol
}

output "planned_security_group_rule_u_protocol" {
  value = aws_security_group_rule.planned_u.protocol
}

output "planned_security_group_rule_all_protocol" {
  value = aws_security_group_rule.planned_all.protocol
}

output "planned_security_group_rule_x_protocol" {
  value = aws_security_group_rule.planned_x.protocol
}

output "planned_security_group_rule_icmp_protocol" {
  value = aws_security_group_rule.planned_icmp.protocol
}

output "planned_security_group_g_protocol" {
  value = [for rule in aws_security_group.planned_g.ingress : rule.protocol]
}

output "planned_db_instance_d_identifier" {
  value = aws_db_instance.planned_d.identifier
}

output "planned_db_instance_d_engine" {
  value = aws_db_instance.planned_d.engine
}

output "planned_db_instance_d_backup_window" {
  value = aws_db_instance.planned_d.backup_window
}

output "planned_db_instance_d_maintenance_window" {
  value = aws_db_instance.planned_d.maintenance_window
}

output "planned_rds_cluster_d_preferred_maintenance_window" {
  value = aws_rds_cluster.planned_d.preferred_maintenance_window
}

output "planned_route53_zone_z_name" {
  value = aws_route53_zone.planned_z.name
}

output "planned_route53_record_r_name" {
  value = aws_route53_record.planned_r.name
}

output "planned_route53_record_r_zone_id" {
  value = aws_route53_record.planned_r.zone_id
}

output "planned_instance_i_user_data" {
  value = aws_instance.planned_i.user_data
}

output "planned_cloudwatch_event_rule_e_event_pattern" {
  value = aws_cloudwatch_event_rule.planned_e.event_pattern
}

output "planned_ecs_task_definition_t_container_definitions" {
  value = aws_ecs_task_definition.planned_t.container_definitions
}

output "planned_subnet_s_ipv6_cidr_block" {
  value = aws_subnet.planned_s.ipv6_cidr_block
}

output "planned_dynamodb_table_item_i_item" {
  value = aws_dynamodb_table_item.planned_i.item
}

output "planned_elasticsearch_domain_e_access_policies" {
  value = aws_elasticsearch_domain.planned_e.access_policies
}

output "planned_iam_group_policy_g_policy" {
  value = aws_iam_group_policy.planned_g.policy
}

provider "aws" {
  alias                       = "ignoring"
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  default_tags {
    tags = { team = "shop", "cost/centre" = "1", stage = "live" }
  }
  ignore_tags {
    keys         = ["team", "a"]
    key_prefixes = ["cost/", "kube"]
  }
}

provider "aws" {
  alias                       = "ignoring_keys"
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  ignore_tags {
    keys = toset(["a", 1])
  }
}

resource "aws_sqs_queue" "ignored_mixed" {
  provider = aws.ignoring
  tags     = { kubernetes = "x", Kube = "y", n = 1 }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_mixed" {
  provider          = aws.ignoring
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { kubernetes = "x", Kube = "y", n = 1 }
}

output "q_ignored_mixed" {
  value = aws_sqs_queue.ignored_mixed.tags_all
}

output "i_ignored_mixed" {
  value = aws_vpc_security_group_ingress_rule.ignored_mixed.tags_all
}

resource "aws_sqs_queue" "ignored_bare" {
  provider = aws.ignoring
}

resource "aws_vpc_security_group_ingress_rule" "ignored_bare" {
  provider          = aws.ignoring
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
}

output "q_ignored_bare" {
  value = aws_sqs_queue.ignored_bare.tags_all
}

output "i_ignored_bare" {
  value = aws_vpc_security_group_ingress_rule.ignored_bare.tags_all
}

resource "aws_sqs_queue" "ignored_over" {
  provider = aws.ignoring
  tags     = { team = "pay", stage = "test" }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_over" {
  provider          = aws.ignoring
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { team = "pay", stage = "test" }
}

output "q_ignored_over" {
  value = aws_sqs_queue.ignored_over.tags_all
}

output "i_ignored_over" {
  value = aws_vpc_security_group_ingress_rule.ignored_over.tags_all
}

resource "aws_sqs_queue" "ignored_empty" {
  provider = aws.ignoring
  tags     = { a = "" }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_empty" {
  provider          = aws.ignoring
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = "" }
}

output "q_ignored_empty" {
  value = aws_sqs_queue.ignored_empty.tags_all
}

output "i_ignored_empty" {
  value = aws_vpc_security_group_ingress_rule.ignored_empty.tags_all
}

resource "aws_sqs_queue" "ignored_open" {
  provider = aws.ignoring
  tags     = { a = aws_kms_key.k.arn }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_open" {
  provider          = aws.ignoring
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = aws_kms_key.k.arn }
}

output "q_ignored_open" {
  value = aws_sqs_queue.ignored_open.tags_all
}

output "i_ignored_open" {
  value = aws_vpc_security_group_ingress_rule.ignored_open.tags_all
}

resource "aws_sqs_queue" "ignored_all" {
  provider = aws.ignoring_keys
  tags     = { a = "b", 1 = "c" }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_all" {
  provider          = aws.ignoring_keys
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = "b", 1 = "c" }
}

output "q_ignored_all" {
  value = aws_sqs_queue.ignored_all.tags_all
}

output "i_ignored_all" {
  value = aws_vpc_security_group_ingress_rule.ignored_all.tags_all
}

resource "aws_sqs_queue" "ignored_some" {
  provider = aws.ignoring_keys
  tags     = { a = "b", aa = "c" }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_some" {
  provider          = aws.ignoring_keys
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { a = "b", aa = "c" }
}

output "q_ignored_some" {
  value = aws_sqs_queue.ignored_some.tags_all
}

output "i_ignored_some" {
  value = aws_vpc_security_group_ingress_rule.ignored_some.tags_all
}

resource "aws_sqs_queue" "ignored_none" {
  provider = aws.ignoring_keys
  tags     = { b = "c" }
}

resource "aws_vpc_security_group_ingress_rule" "ignored_none" {
  provider          = aws.ignoring_keys
  security_group_id = "sg-1"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  tags              = { b = "c" }
}

output "q_ignored_none" {
  value = aws_sqs_queue.ignored_none.tags_all
}

output "i_ignored_none" {
  value = aws_vpc_security_group_ingress_rule.ignored_none.tags_all
}
