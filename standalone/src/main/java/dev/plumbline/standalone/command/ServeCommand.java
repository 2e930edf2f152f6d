package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Serving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** All services, staying up. */
@Command(
    name = "serve",
    description =
        "Run the broker and all services in this process, with dashboard and webhooks, until stopped.",
    footer = {
      "",
      "The dashboard is at http://127.0.0.1:8080. In another terminal, 'plumbline review' and",
      "'plumbline publish' find this process by themselves.",
      "",
      "Examples:",
      "  plumbline serve --set http.port=9090",
      "  plumbline serve . https://github.com/org/repo  reviews their commits as they come"
    })
public final class ServeCommand implements Callable<Integer> {
  /** Who works beside a serve doesn't want to wait for minutes, as its default is for forges. */
  private static final String BESIDE_A_PERSON = "10s";

  @Mixin private SettingOptions settings = new SettingOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH|URL",
      description =
          "Git repositories to watch: commits on the branch that is checked out (of a path) or on "
              + "the default branch (of a URL), and on branches that were reviewed before, are "
              + "reviewed as they come. They are looked at every git.poll-interval (10 s, where it "
              + "is not set).")
  private List<String> watched = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (settings.givesCluster()) {
      throw Problem.usage(
          "serve runs a broker of its own, so that --bootstrap-servers can take no effect: against"
              + " yours, run each of the six with 'plumbline service NAME'");
    }
    Sources sources = settings.sources();
    Serving.run(watched.isEmpty() ? sources : watching(sources), Main.err());
    return 0;
  }

  private Sources watching(Sources given) {
    Sources sources = given;
    var repositories = new ArrayList<>(Configuration.load(given).git().repositories());
    for (String one : watched) {
      sources = TargetOptions.allowing(sources, one);
      repositories.add(TargetOptions.repository(one));
    }
    var flags = new HashMap<>(sources.flags());
    flags.put("git.repositories", String.join(",", repositories));
    if (Configuration.load(given)
        .git()
        .pollInterval()
        .equals(Configuration.defaults().git().pollInterval())) {
      flags.put("git.poll-interval", BESIDE_A_PERSON);
    }
    return new Sources(flags, sources.environment(), sources.file());
  }
}
