package dev.plumbline.reporter.streams;

import io.micrometer.core.instrument.Counter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out a record that a topology fails at: it would fail at it each time, and what comes after
 * it would wait for ever. What is away comes back, so that is waited for. Streams makes it by name.
 */
public final class LeftOut
    implements ProcessingExceptionHandler,
        DeserializationExceptionHandler,
        ProductionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);

  /** The setting that holds what counts them. */
  static final String COUNTER = "plumbline.left.out";

  private @Nullable Counter counter;

  @Override
  public void configure(Map<String, ?> settings) {
    counter = (Counter) settings.get(COUNTER);
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
    if (failure instanceof UncheckedIOException || failure instanceof KafkaException) {
      return ProcessingExceptionHandler.Response.fail();
    }
    leaveOut(context, failure);
    return ProcessingExceptionHandler.Response.resume();
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    leaveOut(context, failure);
    return DeserializationExceptionHandler.Response.resume();
  }

  /**
   * What came out of a record and can never be written, such as what is larger than {@link
   * Writable#MOST}.
   */
  @Override
  @SuppressWarnings("rawtypes")
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception failure,
      SerializationExceptionOrigin origin) {
    leaveOut(context, failure);
    return ProductionExceptionHandler.Response.resume();
  }

  /**
   * The cluster takes less than its default. Where transactions are written, this one is lost all
   * the same, and the next attempt fails as this does: the cluster has to be set right.
   */
  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
    if (failure instanceof RecordTooLargeException) {
      leaveOut(context, failure);
      return ProductionExceptionHandler.Response.resume();
    }
    return failure instanceof RetriableException
        ? ProductionExceptionHandler.Response.retry()
        : ProductionExceptionHandler.Response.fail();
  }

  private void leaveOut(ErrorHandlerContext context, Exception failure) {
    Objects.requireNonNull(counter).increment();
    LOG.atError()
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .setCause(failure)
        .log("record is left out, since it can't be processed");
  }
}
