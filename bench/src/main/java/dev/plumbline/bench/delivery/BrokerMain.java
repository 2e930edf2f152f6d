package dev.plumbline.bench.delivery;

import dev.plumbline.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own: DIRECTORY PORT. */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    var _ = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Map.of());
    System.out.println(Child.READY);
    new CountDownLatch(1).await();
  }

  static Child start(Path directory, int port) throws Exception {
    return new Child(
        BrokerMain.class.getName(),
        List.of("-Xmx400m"),
        List.of(directory.toString(), Integer.toString(port)));
  }
}
