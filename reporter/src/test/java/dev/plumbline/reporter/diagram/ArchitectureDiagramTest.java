package dev.plumbline.reporter.diagram;

import static dev.plumbline.reporter.testing.Graphs.edge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.source.Budget;
import dev.plumbline.reporter.testing.Changes;
import dev.plumbline.reporter.testing.Graphs;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ArchitectureDiagramTest {
  private static final String VPC = "aws_vpc.main";
  private static final String SUBNET = "aws_subnet.private";
  private static final String WEB = "aws_instance.web";

  @Test
  void drawsTheSamePictureEachTimeAlsoByManyThreadsAtOnce() throws Exception {
    Graph graph = large(30);
    String once = svg(graph);

    var tasks = new ArrayList<Callable<String>>();
    for (int i = 0; i < 16; i++) {
      tasks.add(() -> svg(graph));
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var again : threads.invokeAll(tasks)) {
        assertThat(again.get()).isEqualTo(once);
      }
    }
  }

  @Test
  void putsResourcesIntoTheirSubnetAndThatIntoItsNetwork() {
    Graph graph = network();

    Scene scene = Scenes.of(Parts.of(graph, null, List.of(), Budget.generous()));

    assertThat(scene.roots()).extracting(Scene.Box::id).containsExactly("aws_s3_bucket.b", VPC);
    Scene.Box vpc = scene.roots().get(1);
    assertThat(vpc.in()).extracting(Scene.Box::id).containsExactly("aws_security_group.g", SUBNET);
    assertThat(vpc.in().get(1).in()).extracting(Scene.Box::id).containsExactly(WEB);
    assertThat(scene.arrows())
        .containsExactly(
            new Scene.Arrow(WEB, "aws_s3_bucket.b"), new Scene.Arrow(WEB, "aws_security_group.g"));
  }

  @Test
  void namesAResourceWhoseAddressDoesNotHoldItsType() {
    Resource terraform = Graphs.resource("aws_sns_topic.alerts");
    Resource cloudFormation =
        new Resource(
            "Alarm",
            terraform.mode(),
            "aws_cloudwatch_metric_alarm",
            "Alarm",
            "",
            terraform.attributes(),
            terraform.provenance(),
            terraform.range(),
            terraform.header(),
            terraform.lifecycle(),
            "",
            terraform.metadata(),
            "AWS::CloudWatch::Alarm");
    Graph graph = Graphs.of("alarms", List.of(terraform, cloudFormation), List.of());

    Scene scene = Scenes.of(Parts.of(graph, null, List.of(), Budget.generous()));

    assertThat(scene.roots()).extracting(Scene.Box::label).containsExactly("Alarm", "alerts");
  }

  @Test
  void foldsCompanionsIntoTheResourceThatTheyComplete() {
    String bucket = "aws_s3_bucket.b";
    String versions = "aws_s3_bucket_versioning.b";
    Graph graph = graph(List.of(edge(versions, bucket)), bucket, versions);

    Scene scene =
        Scenes.of(
            Parts.of(graph, null, List.of(Changes.of(Action.CREATE, versions)), Budget.generous()));

    assertThat(scene.roots())
        .singleElement()
        .satisfies(box -> {
          assertThat(box.sub()).isEqualTo("aws_s3_bucket +1");
          assertThat(box.mark()).isEqualTo(Mark.CHANGED);
        });
  }

  @Test
  void drawsWhatGoesFromTheBase() throws Exception {
    Graph base = graph(List.of(edge(WEB, VPC)), WEB, VPC);
    Graph head = graph(List.of(), VPC);

    String svg =
        ArchitectureDiagram.svg(
            head, base, List.of(Changes.of(Action.DESTROY, WEB)), Budget.generous());

    assertThat(svg).contains("class=\"compute gone\"");
    assertThat(texts(parse(svg))).contains("web", "−", "main");
  }

  @Test
  void drawsOnlyWhatAChangeTouchesWhereAllIsTooMuch() {
    Graph graph = large(300);

    Scene scene =
        Scenes.of(
            Parts.of(
                graph,
                null,
                List.of(Changes.of(Action.UPDATE, "aws_sqs_queue.q7")),
                Budget.generous()));

    assertThat(scene.roots())
        .extracting(Scene.Box::id)
        .containsExactly("aws_sqs_queue.q6", "aws_sqs_queue.q7", "aws_sqs_queue.q8");
    assertThat(scene.note())
        .isEqualTo("Only what the change touches; 297 more resources not drawn.");
  }

  @Test
  void drawsModulesAsWholesWhereAllIsTooMuchAndNothingChanges() {
    String[] addresses = new String[120];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = "module.m" + i % 4 + "[0].module.inner.aws_sqs_queue.q" + i;
    }

    Scene scene =
        Scenes.of(Parts.of(graph(List.of(), addresses), null, List.of(), Budget.generous()));

    assertThat(scene.roots())
        .extracting(Scene.Box::label, Scene.Box::sub)
        .contains(tuple("module.m0[0]", "30 resources"))
        .hasSize(4);
  }

  @Test
  void keepsHostileNamesFromBecomingMarkup() throws Exception {
    String hostile = "aws_sqs_queue.q[\"</text><script>x</script>&\u0001\"]";

    String svg = svg(graph(List.of(), hostile));

    assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void shortensALongNameInTheMiddle() {
    assertThat(Labels.shown("a".repeat(40) + "z")).hasSize(34).startsWith("aaa").endsWith("aaz");
    assertThat(Labels.shown("short")).isEqualTo("short");
  }

  private static Graph network() {
    return graph(
        List.of(
            edge(SUBNET, VPC),
            edge("aws_security_group.g", VPC),
            edge(WEB, SUBNET),
            edge(WEB, "aws_security_group.g"),
            edge(WEB, "aws_s3_bucket.b")),
        VPC,
        SUBNET,
        WEB,
        "aws_security_group.g",
        "aws_s3_bucket.b");
  }

  private static Graph large(int size) {
    var addresses = new String[size];
    var edges = new ArrayList<Edge>();
    for (int i = 0; i < size; i++) {
      addresses[i] = "aws_sqs_queue.q" + i;
      if (i > 0) {
        edges.add(edge(addresses[i], addresses[i - 1]));
      }
    }
    return graph(edges, addresses);
  }

  private static Graph graph(List<Edge> edges, String... addresses) {
    return Graphs.of("a", Arrays.stream(addresses).map(Graphs::resource).toList(), edges);
  }

  private static String svg(Graph graph) {
    return ArchitectureDiagram.svg(graph, null, List.of(), Budget.generous());
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document svg) {
    var texts = new ArrayList<String>();
    var nodes = svg.getElementsByTagName("text");
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
