package dev.plumbline.bench.delivery;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One service in a process of its own: BOOTSTRAP SERVICE DIRECTORY. */
public final class ServiceMain {
  private ServiceMain() {}

  public static void main(String[] args) throws Exception {
    var services =
        new Services(
            Clients.of(args[0]),
            Cluster.TOPICS,
            List.of(PhaseName.valueOf(args[1])),
            Path.of(args[2]));
    services.await();
    System.out.println(Child.READY);
    new CountDownLatch(1).await();
  }

  /**
   * @param failpoint {@code ""} for none
   */
  static Child start(String bootstrap, PhaseName service, Path directory, String failpoint)
      throws IOException {
    var options = new ArrayList<>(List.of("-Xmx256m"));
    if (!failpoint.isEmpty()) {
      options.add("-Dplumbline.failpoint=" + failpoint);
    }
    return new Child(
        ServiceMain.class.getName(),
        options,
        List.of(bootstrap, service.name(), directory.toString()));
  }
}
