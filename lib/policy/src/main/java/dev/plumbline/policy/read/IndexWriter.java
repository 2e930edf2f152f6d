package dev.plumbline.policy.read;

import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.fix.Fix;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the policies and the tables as {@link Index} reads them. The build runs it; YAML takes a
 * new process several times as long to read.
 */
final class IndexWriter {
  private final DataOutputStream out;

  private IndexWriter(DataOutputStream out) {
    this.out = out;
  }

  /**
   * Arguments: the folder of classes, which gets the file.
   *
   * @throws IllegalStateException when one of our policies can't be read
   */
  public static void main(String[] arguments) throws IOException {
    CatalogueReader.Result read = CatalogueReader.bundled();
    if (!read.problems().isEmpty()) {
      throw new IllegalStateException(read.problems().toString());
    }
    Path file = Path.of(arguments[0]).resolve(Index.FILE);
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      new IndexWriter(out)
          .write(read.policies(), CatalogueReader.serviceDefaults(), CatalogueReader.safeguards());
    }
    Files.writeString(Path.of(arguments[0]).resolve(Judges.FILE), Judges.computed());
  }

  void write(List<Policy> policies, Map<String, Value> defaults, Map<String, Value> safeguards)
      throws IOException {
    out.writeInt(policies.size());
    for (Policy policy : policies) {
      policy(policy);
    }
    members(defaults);
    members(safeguards);
  }

  static void write(
      DataOutputStream out,
      List<Policy> policies,
      Map<String, Value> defaults,
      Map<String, Value> safeguards)
      throws IOException {
    new IndexWriter(out).write(policies, defaults, safeguards);
  }

  private void policy(Policy policy) throws IOException {
    text(policy.id());
    text(policy.title());
    text(policy.why());
    out.writeByte(policy.severity().ordinal());
    out.writeByte(policy.category().ordinal());
    out.writeByte(policy.phase().ordinal());
    out.writeShort(policy.rules().size());
    for (Rule rule : policy.rules()) {
      rule(rule);
    }
    text(policy.remediation().text());
    out.writeByte(policy.remediation().own().size());
    for (var own : new TreeMap<>(policy.remediation().own()).entrySet()) {
      out.writeByte(own.getKey().ordinal());
      text(own.getValue());
    }
    out.writeByte(policy.remediation().remedy().ordinal());
    texts(policy.controls());
    texts(policy.references());
    texts(policy.aliases());
    text(policy.cause());
    text(policy.notes());
    out.writeByte(policy.level().ordinal());
    out.writeBoolean(policy.mandatory());
    out.writeByte(policy.languages().size());
    for (StackSpec.Kind language : policy.languages().stream().sorted().toList()) {
      out.writeByte(language.ordinal());
    }
    out.writeShort(policy.parameters().size());
    for (Parameter parameter : policy.parameters()) {
      text(parameter.name());
      out.writeByte(parameter.type().ordinal());
      text(parameter.description());
      value(parameter.preset());
    }
  }

  private void rule(Rule rule) throws IOException {
    String each = rule.each();
    Fix fix = rule.fix();
    texts(rule.types());
    out.writeBoolean(each != null);
    if (each != null) {
      text(each);
    }
    text(rule.fault());
    out.writeByte(rule.absent().ordinal());
    text(rule.message());
    text(rule.remediation());
    out.writeBoolean(fix != null);
    if (fix != null) {
      steps(fix.steps());
      holds(fix.holds());
    }
    members(rule.parameters());
  }

  private void holds(List<Fix.Hold> holds) throws IOException {
    out.writeShort(holds.size());
    for (Fix.Hold hold : holds) {
      text(hold.when());
      text(hold.because());
      out.writeBoolean(hold.existing());
      out.writeBoolean(hold.sure());
    }
  }

  private void steps(List<Fix.Step> steps) throws IOException {
    out.writeShort(steps.size());
    for (Fix.Step step : steps) {
      step(step);
    }
  }

  private void step(Fix.Step step) throws IOException {
    switch (step) {
      case Fix.Set(String path, Value value) -> {
        out.writeByte(Index.SET);
        text(path);
        value(value);
      }
      case Fix.Correct(Map<String, Value> values) -> {
        out.writeByte(Index.CORRECT);
        text("");
        value(new Value.Obj(values));
      }
      case Fix.Remove(String path) -> {
        out.writeByte(Index.REMOVE);
        text(path);
      }
      case Fix.RemoveElements(String path, List<Value> elements, var instead) -> {
        out.writeByte(Index.REMOVE_ELEMENTS);
        text(path);
        value(new Value.Seq(elements));
        out.writeBoolean(instead.isPresent());
        if (instead.isPresent()) {
          value(new Value.Seq(instead.get()));
        }
      }
      case Fix.AddElements(String path, List<Value> elements) -> {
        out.writeByte(Index.ADD_ELEMENTS);
        text(path);
        value(new Value.Seq(elements));
      }
      case Fix.Withdraw(String path, List<Value> values) -> {
        out.writeByte(Index.WITHDRAW);
        text(path);
        value(new Value.Seq(values));
      }
      case Fix.Replace(String path, String prefix, String by) -> {
        out.writeByte(Index.REPLACE);
        text(path);
        text(prefix);
        text(by);
      }
      case Fix.Either(List<List<Fix.Step>> ways) -> {
        out.writeByte(Index.EITHER);
        text("");
        out.writeShort(ways.size());
        for (List<Fix.Step> way : ways) {
          steps(way);
        }
      }
      case Fix.AddResource(String type, Map<String, Value> arguments) ->
          step(Index.ADD, type, arguments);
      case Fix.Need(String type, Map<String, Value> arguments) -> step(Index.NEED, type, arguments);
      case Fix.Close(List<Integer> ports) -> {
        out.writeByte(Index.CLOSE);
        text("");
        value(new Value.Seq(ports.stream().map(port -> Value.of(port)).toList()));
      }
      case Fix.Limit(String path) -> {
        out.writeByte(Index.LIMIT);
        text(path);
      }
      case Fix.At(String type, List<Fix.Step> steps) -> {
        out.writeByte(Index.AT);
        text(type);
        steps(steps);
      }
      case Fix.SetInside(String attribute, Map<String, Value> members) ->
          step(Index.SET_INSIDE, attribute, members);
      case Fix.Here(String path) -> {
        out.writeByte(Index.HERE);
        text(path);
      }
      case Fix.Given(String path, String pattern) -> {
        out.writeByte(Index.GIVEN);
        text(path);
        text(pattern);
      }
      case Fix.By(String attribute, var cases) -> {
        var all = new LinkedHashMap<String, Value>();
        cases.forEach((pattern, values) -> all.put(pattern, new Value.Obj(values)));
        step(Index.BY, attribute, all);
      }
    }
  }

  private void step(byte kind, String of, Map<String, Value> members) throws IOException {
    out.writeByte(kind);
    text(of);
    value(new Value.Obj(members));
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Null _ -> out.writeByte(Index.NULL);
      case Value.Bool(boolean truth) -> out.writeByte(truth ? Index.TRUE : Index.FALSE);
      case Value.Num(var number) -> {
        out.writeByte(Index.NUMBER);
        text(number.toString());
      }
      case Value.Str(String text) -> {
        out.writeByte(Index.TEXT);
        text(text);
      }
      case Value.Seq(List<Value> elements) -> {
        out.writeByte(Index.LIST);
        out.writeShort(elements.size());
        for (Value element : elements) {
          value(element);
        }
      }
      case Value.Obj(Map<String, Value> members) -> {
        out.writeByte(Index.OBJECT);
        members(members);
      }
      case Value.Unknown _, Value.Sensitive _ ->
          throw new IllegalArgumentException("no policy file holds " + value);
    }
  }

  private void members(Map<String, Value> members) throws IOException {
    out.writeShort(members.size());
    for (Map.Entry<String, Value> member : members.entrySet()) {
      text(member.getKey());
      value(member.getValue());
    }
  }

  private void texts(List<String> all) throws IOException {
    out.writeShort(all.size());
    for (String one : all) {
      text(one);
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
