package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A default group that is taken over loses its rules, and with them whoever is in it. */
class AdoptedTest {
  private static final String POLICY = "aws/ec2/vpc-default-security-group";
  private static final String NETWORK =
      """
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }

      resource "aws_subnet" "a" {
        vpc_id     = aws_vpc.main.id
        cidr_block = "10.0.1.0/24"
      }

      resource "aws_security_group" "app" {
        vpc_id = aws_vpc.main.id
      }
      """;

  @Test
  void anInstanceWithoutAGroupOfItsOwnMakesAHint() {
    Fix fix = fix(instance(""));

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast())
        .isEqualTo(
            "failed: it takes all rules from the default group, in which are aws_instance.app:"
                + " give them groups of their own");
  }

  @Test
  void soDoesOneThatNamesTheDefaultGroup() {
    assertThat(
            fix(instance("  vpc_security_group_ids = [aws_vpc.main.default_security_group_id]\n"))
                .verified())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_lb\" \"a\" {\n  subnets = [aws_subnet.a.id]\n}\n",
        "resource \"aws_vpc_endpoint\" \"a\" {\n  vpc_id = aws_vpc.main.id\n"
            + "  service_name = \"com.amazonaws.eu-west-1.sqs\"\n"
            + "  vpc_endpoint_type = \"Interface\"\n}\n",
        "resource \"aws_db_subnet_group\" \"a\" {\n  subnet_ids = [aws_subnet.a.id]\n}\n"
            + "resource \"aws_db_instance\" \"a\" {\n  engine = \"postgres\"\n"
            + "  db_subnet_group_name = aws_db_subnet_group.a.name\n}\n",
        "resource \"aws_ecs_service\" \"a\" {\n  name = \"a\"\n  network_configuration {\n"
            + "    subnets = [aws_subnet.a.id]\n  }\n}\n",
      })
  void soDoesWhateverElseStandsInTheNetworkWithoutAGroup(String member) {
    Fix fix = fix(member);

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast()).contains("it takes all rules from the default group");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_lb\" \"a\" {\n  load_balancer_type = \"network\"\n"
            + "  subnets = [aws_subnet.a.id]\n}\n",
        "resource \"aws_vpc_endpoint\" \"a\" {\n  vpc_id = aws_vpc.main.id\n"
            + "  service_name = \"com.amazonaws.eu-west-1.s3\"\n}\n",
        "resource \"aws_instance\" \"elsewhere\" {\n  ami = \"ami-0123456789abcdef0\"\n"
            + "  instance_type = \"t3.micro\"\n}\n",
      })
  void whatIsInNoGroupOrInAnotherNetworkIsNotCutOff(String other) {
    assertThat(fix(other).verified()).isTrue();
  }

  @Test
  void withGroupsOfTheirOwnTheFixSaysWhatItClosesInANetworkThatIsThere() {
    String text = NETWORK + instance("  vpc_security_group_ids = [aws_security_group.app.id]\n");

    Fix there = Reviewed.of(Map.of("main.tf", text)).fixes(POLICY).getFirst();
    Fix brought = Reviewed.ofNew(Map.of("main.tf", text)).fixes(POLICY).getFirst();

    assertThat(there.verified()).as("%s", there.proof()).isTrue();
    assertThat(there.closes()).containsExactly("aws_default_security_group.main");
    assertThat(brought.verified()).isTrue();
    assertThat(brought.closes()).isEmpty();
  }

  private static String instance(String groups) {
    return "resource \"aws_instance\" \"app\" {\n  ami = \"ami-0123456789abcdef0\"\n"
        + "  instance_type = \"t3.micro\"\n  subnet_id = aws_subnet.a.id\n"
        + groups
        + "}\n";
  }

  private static Fix fix(String more) {
    List<Fix> fixes = Reviewed.of(Map.of("main.tf", NETWORK + more)).fixes(POLICY);
    assertThat(fixes).hasSize(1);
    return fixes.getFirst();
  }
}
