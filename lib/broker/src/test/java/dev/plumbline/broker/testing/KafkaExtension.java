package dev.plumbline.broker.testing;

import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the run's broker to tests that ask for a {@link TestKafka}. */
final class KafkaExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(KafkaExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestKafka.class;
  }

  @Override
  public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningBroker broker =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(RunningBroker.class, _ -> RunningBroker.chosen(), RunningBroker.class);
    Class<?> test = context.getRequiredTestClass();
    // The root's store, keyed by class: methods of one class share their topics.
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            test, _ -> new TestKafka(broker.bootstrapServers(), prefix(test)), TestKafka.class);
  }

  /** Unique over runs as well: an external cluster keeps the topics of earlier ones. */
  private static String prefix(Class<?> test) {
    return test.getSimpleName() + "-" + UUID.randomUUID().toString().substring(0, 8) + ".";
  }
}
