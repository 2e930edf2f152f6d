package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong outside the program is said in one line, with what to do, and no stack trace. */
@Timeout(300)
class BadInputTest {
  /** What needs services finds these; what is wrong with a broker of its own, it starts itself. */
  private static Serve serve;

  @TempDir static Path directory;
  private static ServerSocket taken;
  private static Program program;
  private static Shell shell;

  @BeforeAll
  static void prepare() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    program = Program.in(home);
    serve = Serve.start(program, home);
    shell = Shell.in(home);
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Path good = Files.createDirectory(directory.resolve("good"));
    Files.writeString(good.resolve("main.tf"), "resource \"terraform_data\" \"a\" {}\n");
    try (Git git = Git.init().setDirectory(good.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setSign(false).setMessage("first").setAuthor("a", "a@example.org").call();
    }
    Files.createDirectory(directory.resolve("empty"));
    Path latin = Files.createDirectory(directory.resolve("latin"));
    Files.write(
        latin.resolve("main.tf"),
        "resource \"terraform_data\" \"a\" {\n  input = \"caf\u00e9\"\n}\n"
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @AfterAll
  static void release() throws IOException {
    shell.close();
    serve.close();
    taken.close();
  }

  /** {@code DIR} stands for the tests' directory, {@code TAKEN} for a port that is in use. */
  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          review DIR/nowhere                            | 2 | there is no DIR/nowhere; give a directory or a Git URL
          review DIR/good/main.tf                       | 2 | DIR/good/main.tf is a file; give the directory that holds it
          review DIR/empty --base main                  | 2 | DIR/empty is in no Git repository, so there is no --base or --head
          review DIR/good --base nope                   | 2 | there is no branch, tag or commit nope in DIR/good; check its spelling, or fetch it first
          review DIR/good --head nope                   | 2 | there is no branch, tag or commit nope in DIR/good; check its spelling, or fetch it first
          review https://127.0.0.1:1/x.git --set state.directory=DIR/other | 4 | https://127.0.0.1:1/x.git can't be reached: connection refused; check the URL and the network
          review https://nobody.invalid/x.git --set state.directory=DIR/other | 4 | the host nobody.invalid is not known; check the URL and the network
          review file://DIR/empty                       | 2 | there is no Git repository at file://DIR/empty, or it may not be read
          publish DIR/good --set state.directory=DIR/other | 4 | no pipeline to talk to: start 'plumbline serve', or name a cluster with --bootstrap-servers or in the configuration file
          review DIR/good -o sarif=DIR/no/such.sarif    | 2 | there is no directory DIR/no for DIR/no/such.sarif
          topics plan --set state.directory=DIR/other   | 4 | no pipeline to talk to: start 'plumbline serve', or name a cluster with --bootstrap-servers or in the configuration file
          review DIR/good -q --sarif DIR/good/main.tf   | 2 | DIR/good/main.tf is not JSON
          review DIR/good -q --sarif DIR/none.sarif     | 2 | there is no file DIR/none.sarif
          docs DIR/good --into /proc/x                  | 2 | /proc/x can't be made or written (no such file or directory); name another with --into
          dead-letters replay --review nope             | 2 | there is no dead letter of a review nope; 'plumbline dead-letters list' shows what there is
          dead-letters list                             | 0 | there are no dead letters
          review http://git.example.org/x.git           | 2 | http URLs are not read, as anybody on the way can alter what comes; write https://git.example.org/x.git, or, where there is no https, have git.example.org listed in git.allowed-hosts
          review https://127.0.0.1:1/x.git              | 2 | 127.0.0.1 is not among the Git hosts that may be read; the operator of the services can list it in git.allowed-hosts
          review DIR/good --var-file none.tfvars        | 2 | there is no variable file none.tfvars in DIR/good; name it relative to the repository's root
          review DIR/good --policy CKV_NOBODY_1         | 2 | no policy answers to CKV_NOBODY_1; 'plumbline policies list' shows all
          review DIR/good --severity high --fail-on low | 2 | --severity high leaves out what --fail-on low waits for; lower the one or raise the other
          review DIR/good --soft-fail --strict          | 2 | --soft-fail always exits with 0, so --strict can take no effect
          review --nope                                 | 2 | there is no option --nope ('plumbline review --help' shows what there is)
          review --bsae main                            | 2 | there is no option --bsae; did you mean --base? ('plumbline review --help' shows what there is)
          review . --bsae main                          | 2 | there is no option --bsae; did you mean --base? ('plumbline review --help' shows what there is)
          review --sevrity=high .                       | 2 | there is no option --sevrity; did you mean --severity? ('plumbline review --help' shows what there is)
          policies list --framwork cis                   | 2 | there is no option --framwork; did you mean --framework? ('plumbline policies list --help' shows what there is)
          review -x                                     | 2 | there is no option -x ('plumbline review --help' shows what there is)
          review . more                                 | 2 | one argument too many: more ('plumbline review --help' shows what there is)
          policies explan x                             | 2 | there is no command explan; did you mean explain? ('plumbline policies --help' shows what there is)
          reviw                                         | 2 | there is no command reviw; did you mean review? ('plumbline --help' shows what there is)
          review DIR/good --fail-on dreadful            | 2 | --fail-on takes one of critical, high, medium, low, info, and not dreadful ('plumbline review --help' shows what there is)
          review DIR/good --fail-on hgih                | 2 | --fail-on takes one of critical, high, medium, low, info, and not hgih; did you mean high? ('plumbline review --help' shows what there is)
          findings --event opend                        | 2 | --event takes one of reported, opened, changed, suppressed, fixed, reopened, closed, and not opend; did you mean opened? ('plumbline findings --help' shows what there is)
          topics acls --service reviwer                 | 2 | --service takes one of ingest, analyzer, reviewer, implementer, validator, reporter, and not reviwer; did you mean reviewer? ('plumbline topics acls --help' shows what there is)
          topics plan --bootstrap-servers localhost     | 2 | kafka.bootstrap-servers: localhost is no broker's address; write it as HOST:PORT
          topics plan --bootstrap-servers 127.0.0.1:1 --set kafka.protocol=ssl --set kafka.truststore=DIR/good/main.tf | 2 | no client of Kafka can be made with the settings of kafka.*: Failed to load SSL keystore DIR/good/main.tf of type PKCS12
          topics plan --bootstrap-servers nobody.invalid:9092 | 4 | no broker can be found at nobody.invalid:9092; check the spelling of its host, and the network
          topics plan --set logging.level=debgu         | 2 | command line: logging.level: debgu is none of error, warn, info, debug; did you mean debug?
          serve --bootstrap-servers HOST:1              | 2 | serve runs a broker of its own, so that --bootstrap-servers can take no effect: against yours, run each of the six with 'plumbline service NAME'
          fix DIR/good -q -o patch                      | 2 | --quiet shortens the text, so with -o patch it takes no effect
          graph DIR/good -o sgv                         | 2 | there are the forms text, dot, svg, json, and not sgv; did you mean svg?
          fix DIR/good --apply --branch x               | 2 | Error: --apply, --branch=NAME are mutually exclusive (specify only one) ('plumbline fix --help' shows what there is)
          review DIR/good -o yaml                       | 2 | there are the output formats text, markdown, sarif, json, junit, csv, github, gitlab-codequality, gitlab-sast, html, and not yaml
          review DIR/good -o patch                      | 2 | a review is not written as patch; 'plumbline fix -o patch' makes that
          review DIR/good -o svg=x.svg                  | 2 | a review is not written as svg; 'plumbline graph -o svg' makes that
          review DIR/good -o json -o sarif              | 2 | only one output can go to standard output; give the others a file, as in sarif=FILE
          fix DIR/good -o patch -o json                 | 2 | only one output can go to standard output; give the others a file, as in json=FILE
          fix DIR/good -o patch=DIR/x -o json=DIR/x     | 2 | DIR/x is named for patch and for json
          fix DIR/good -o patch=DIR/x -o json=DIR/good/../x | 2 | DIR/good/../x is named for patch and for json
          review DIR/good --config DIR/none.yaml        | 2 | DIR/none.yaml: there is no such file
          """)
  void saysInOneLineWhatIsWrong(String command, int code, String line) throws Exception {
    saysThatOnly(line, code, shell.run(filled(command).split(" ")));
  }

  /** What holds ports and directories, and what waits for a broker that never answers. */
  @ParameterizedTest(name = "{0} -> {1} {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          review DIR/good --bootstrap-servers 127.0.0.1:1 | 4 | no Kafka broker answers at 127.0.0.1:1; is it running, and may this machine reach it?
          service ingest --bootstrap-servers 127.0.0.1:1 --set management.port=0 | 4 | no Kafka broker answers at 127.0.0.1:1; is it running, and may this machine reach it?
          serve --set state.directory=DIR/s1 --set http.port=TAKEN | 2 | the port 127.0.0.1:TAKEN can't be taken (Address already in use); set http.port to another one, or to 0 for any
          serve --set state.directory=DIR/s2 --set http.port=0 --set management.port=TAKEN | 2 | the management port 127.0.0.1:TAKEN can't be taken (Address already in use); set management.port to another one, or to 0 for any
          topics plan --bootstrap-servers 127.0.0.1:1   | 4 | no Kafka broker answers at 127.0.0.1:1; is it running, and may this machine reach it?
          serve --set http.port=0 --set management.port=0 | 2 | a 'plumbline serve' (process PID) uses DIR/home/.plumbline; stop it, or set state.directory to another one
          serve --set state.directory=/proc/x           | 2 | the state directory /proc/x can't be made or written (no such file or directory); set state.directory to another one
          serve --set http.host=0.0.0.0                 | 2 | http.host 0.0.0.0 can be reached from other machines, so a token has to be set: in the environment with PLUMBLINE_HTTP_TOKEN, or name a file that holds it with http.token-file
          serve DIR/empty --set state.directory=DIR/s3  | 2 | DIR/empty is in no Git repository, so nothing in it can be watched
          service analyser --bootstrap-servers 127.0.0.1:1 | 2 | there are the services ingest, analyzer, reviewer, implementer, validator, reporter, and not analyser; did you mean analyzer?
          serve --set state.directory=DIR/s4 --set http.port=TAKEN --set management.port=TAKEN | 2 | the port 127.0.0.1:TAKEN can't be taken (Address already in use); set http.port to another one, or to 0 for any; and the management port 127.0.0.1:TAKEN can't be taken (Address already in use); set management.port to another one, or to 0 for any
          """)
  void saysInOneLineWhyItsProcessEnds(String command, int code, String line) throws Exception {
    saysThatOnly(line, code, program.run(filled(command).split(" ")));
  }

  private static void saysThatOnly(String line, int code, Program.Ended ended) {
    assertThat(ended.lines()).containsExactly("plumbline: " + filled(line));
    assertThat(ended.code()).isEqualTo(code);
  }

  @Test
  void saysWhereAFileIsNotUtf8AndThatTheReviewIsIncomplete() throws Exception {
    String latin = directory.resolve("latin").toString();

    var ended = shell.run("review", latin, "--quiet", "--strict");

    assertThat(ended.out())
        .containsOnlyOnce(
            "error  main.tf:2:15  Invalid character encoding: This byte is not valid UTF-8, which"
                + " every source has to be in. Save the file as UTF-8.");
    assertThat(ended.out()).contains("INCOMPLETE");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isEqualTo(3);
  }

  @Test
  void saysWhereTheServicesArtifactsMayBe() throws Exception {
    String elsewhere = directory.resolve("none").toString();

    var ended =
        shell.run(
            "review",
            filled("DIR/good"),
            "-q",
            "--bootstrap-servers",
            serve.kafka(),
            "--set",
            "artifacts.directory=" + elsewhere);

    assertThat(ended.lines())
        .singleElement()
        .asString()
        .startsWith("plumbline: no artifact ")
        .endsWith(
            " in "
                + elsewhere
                + "; the services keep theirs elsewhere (set artifacts.directory as they have it),"
                + " or it was cleaned away (review again)");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void saysHowManyFixesThereAreAndNoMoreWhereThatIsAskedFor() throws Exception {
    var ended = shell.run("fix", filled("DIR/good"), "-q");

    assertThat(ended.out()).isEqualTo("0 verified fixes\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void saysThatThereIsNothingToReview() throws Exception {
    var ended = shell.run("review", directory.resolve("empty").toString());

    assertThat(ended.out())
        .containsOnlyOnce(
            "note: nothing to review: no Terraform root module, CloudFormation template, Pulumi YAML"
                + " program or Kubernetes manifest was found; name a directory that has one");
    assertThat(ended.code()).isZero();
  }

  @Test
  void saysThatTheDiskOfAReportIsFull() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");

    var ended = shell.run("review", filled("DIR/good"), "-q", "-o", "sarif=/dev/full");

    assertThat(ended.lines())
        .singleElement()
        .asString()
        .startsWith("plumbline: the disk is full; free some space");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void saysThatTheBrokersDiskIsFull() throws Exception {
    Path small = Files.createDirectory(directory.resolve("small"));
    String[] mounted = {
      "unshare",
      "--user",
      "--map-root-user",
      "--mount",
      "sh",
      "-c",
      "mount -t tmpfs -o size=300k tmpfs '" + small + "' && exec \"$@\"",
      "sh"
    };
    assumeTrue(works(mounted), "no small disk: unprivileged mounts are not allowed here");

    var ended =
        program
            .behind(mounted)
            .with("-Djava.io.tmpdir=" + small)
            .run("review", filled("DIR/good"), "-q", "--set", "state.directory=" + directory);

    assertThat(ended.lines()).singleElement().asString().contains("full", "free some space");
    assertThat(ended.code()).isEqualTo(2);
  }

  private static boolean works(String... mounted) throws InterruptedException {
    var command = new java.util.ArrayList<>(List.of(mounted));
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String filled(String text) {
    return text.replace("DIR", directory.toString())
        .replace("PID", Long.toString(serve.pid()))
        .replace("TAKEN", Integer.toString(taken.getLocalPort()));
  }
}
