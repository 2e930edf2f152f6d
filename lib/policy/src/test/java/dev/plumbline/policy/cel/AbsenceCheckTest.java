package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Absence;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceCheckTest {
  private static final String GROUP = "aws_security_group";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "resource.name == 'a'                                               ; aws_security_group.name",
        "resource.name.startsWith('a') || true                              ; aws_security_group.name",
        "resource.tags.team == 'a'                                          ; resource.tags.team",
        "resource.tags['team'] == 'a'                                       ; resource.tags.team",
        "resource.timeouts.create == '1m'                                    ; resource.timeouts.create",
        "resource.ingress.exists(r, r.description == 'a') ; aws_security_group.ingress.description",
        "resource.ingress[0].self                                            ; resource.ingress[0]",
        "resource.vpc_id == 'a' && isSet(resource.name)                     ; aws_security_group.vpc_id",
        "isSet(resource.name) || resource.name == 'a'                       ; aws_security_group.name",
        "!isSet(resource.name) && resource.name == 'a'                      ; aws_security_group.name",
        "isSet(resource.name) ? true : resource.name == 'a'                 ; aws_security_group.name",
        "resource.name.size() > 0 && resource.name == 'a'                   ; aws_security_group.name",
        "resource.ingress.exists(r, isSet(r.description)) && resource.ingress.exists(r,"
            + " r.description == 'a')                    ; aws_security_group.ingress.description",
        "json(resource.description).a == 1    ; json(resource.description).a",
        "resources('aws_vpc').exists(v, v.cidr_block == '0.0.0.0/0')       ; aws_vpc.cidr_block"
      })
  void whatNeedNotBeThereAndHasNoDefaultIsNamed(String condition, String named) {
    assertThat(open(condition)).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "resource.revoke_rules_on_delete == false", // the provider's default
        "resource.ingress.size() == 0 || resource.egress.all(r, false)", // a block is a list
        "resource.ingress.exists(r, r.self)", // a default within a block that is there
        "!isSet(resource.name) || isFilled(resource.vpc_id)",
        "isSet(resource.name) && resource.name == 'a'",
        "resource.name == 'a' && isSet(resource.name)",
        "!isSet(resource.name) || resource.name == 'a'",
        "!(isSet(resource.name) && resource.name != 'a')",
        "isSet(resource.name) ? resource.name == 'a' : true",
        "(isSet(resource.name) && isSet(resource.vpc_id)) && resource.vpc_id == resource.name",
        "isSet(resource.tags.team) && resource.tags['team'] == 'a'",
        "isSet(resource.tags) && 'team' in resource.tags && resource.tags.team == 'a'",
        "isSet(resource.timeouts) && isSet(resource.timeouts.create) && resource.timeouts.create == '1m'",
        "resource.ingress.size() > 0 && resource.ingress[0].self",
        "0 < resource.ingress.size() && resource.ingress[0].self",
        "resource.ingress.size() == 0 || resource.ingress[0].self",
        "resource.ingress.exists(r, true) && resource.ingress[0].self",
        "resource.ingress.all(r, false) || resource.ingress[0].self",
        "resource.ingress.exists(r, isSet(r.description) && r.description == 'a')",
        "resources('variable').exists(v, v.type == '')", // declarations have all of theirs
        "typeOf(resource) == 'a' || true"
      })
  void whatIsAskedForBeforeOrHasADefaultIsNot(String condition) {
    assertThat(open(condition)).isEmpty();
  }

  @Test
  void whatHoldsInOneElementIsNotSaidOfAnother() {
    assertThat(
            open(
                "resource.ingress.exists(r, isSet(r.description) && resource.egress.exists(r,"
                    + " r.description == 'a'))"))
        .containsExactly("aws_security_group.egress.description");
  }

  @Test
  void aListWhoseElementsAreJudgedIsLookedAtAsWell() {
    assertThat(check(GROUP, "resource.tags.all", "each == 'a'", Map.of()))
        .containsExactly("aws_security_group.tags", "resource.tags.all");
    assertThat(check(GROUP, "resource.ingress", "each.description == 'a'", Map.of()))
        .containsExactly("aws_security_group.ingress.description");
  }

  @Test
  void aServicesDefaultHoldsWhereNothingIsWritten() {
    String encrypted = "aws_db_instance.storage_encrypted";
    String condition = "resource.storage_encrypted != true";

    assertThat(check("aws_db_instance", null, condition, Map.of())).containsExactly(encrypted);
    assertThat(check("aws_db_instance", null, condition, Map.of(encrypted, Value.of(false))))
        .isEmpty();
  }

  @Test
  void whatTerraformRequiresMayBeAbsentInAnotherLanguage() {
    String condition = "resource.stage_name == 'live'";
    String protocol = "resource.protocol_type == 'HTTP'";
    var defaults = Map.of("AWS::ApiGatewayV2::Api.protocol_type", Value.of("HTTP"));

    assertThat(check("aws_api_gateway_stage", null, condition, Map.of()))
        .containsExactly("aws_api_gateway_stage.stage_name");
    assertThat(check("aws_api_gateway_stage", null, "resource.rest_api_id == 'a'", Map.of()))
        .isEmpty();
    assertThat(
            check(
                "aws_cloudwatch_metric_alarm",
                null,
                "resource.metric_query.exists(q, q.id == 'calls')", // required in what is optional
                Map.of()))
        .isEmpty();
    assertThat(check("aws_apigatewayv2_api", null, protocol, Map.of())).hasSize(1);
    assertThat(check("aws_apigatewayv2_api", null, protocol, defaults)).isEmpty();
    assertThat(check("azurerm_storage_account", null, "resource.name == 'a'", Map.of()))
        .containsExactly("azurerm_storage_account.name");
  }

  private static Set<String> open(String condition) {
    return check(GROUP, null, condition, Map.of());
  }

  private static Set<String> check(
      String type, @Nullable String each, String condition, Map<String, Value> defaults) {
    return AbsenceCheck.check(
        type, each, condition, new Absence(Facts.bundled(), defaults), Set.of());
  }
}
