package dev.plumbline.policy.net;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the stack gives out to everyone what a bucket, a storage account or an application has,
 * and comes to it as everyone may, without a right or a way of its own: a web site, a content
 * network or a load balancer before it. Who closes it shuts these too.
 *
 * <p>Sources: Amazon S3 User Guide, "Setting permissions for website access"; Amazon CloudFront
 * Developer Guide, "Restrict access to an Amazon S3 origin"; Google Cloud, "Set up a classic
 * Application Load Balancer with Cloud Storage buckets", "Serverless network endpoint groups
 * overview"; Azure Storage, "Static website hosting"; Azure Front Door, "Secure your origin with
 * Private Link".
 */
public final class Outlets {
  private static final String DISTRIBUTION = "aws_cloudfront_distribution";
  private static final String ENDPOINTS = "google_compute_region_network_endpoint_group";
  private static final String FRONT_DOOR = "azurerm_cdn_frontdoor_origin";

  /** What brings everyone's requests to an application of Azure by its public address. */
  private static final List<String> BEFORE_APPLICATIONS =
      List.of(
          "azurerm_app_service_custom_hostname_binding",
          "azurerm_api_management_custom_domain",
          "azurerm_application_gateway",
          "azurerm_cdn_endpoint",
          "azurerm_frontdoor",
          "azurerm_traffic_manager_azure_endpoint");

  private Outlets() {}

  /** Those of a store or application; itself where it is a web site; none of other types. */
  public static List<Neighbour> of(Subject store) {
    var all = new ArrayList<Neighbour>();
    switch (store.type()) {
      case "aws_s3_bucket" -> {
        itself(store, "website", all);
        all.addAll(store.attached("aws_s3_bucket_website_configuration"));
        store.referencedThrough(DISTRIBUTION, "origin").stream()
            .filter(one -> readsAsEveryone(one.subject(), store))
            .forEach(all::add);
      }
      case "google_storage_bucket" -> {
        itself(store, "website", all);
        all.addAll(store.referencedThrough("google_compute_backend_bucket", "bucket_name"));
      }
      case "azurerm_storage_account" -> {
        itself(store, "static_website", all);
        all.addAll(store.referencedBy("azurerm_storage_account_static_website"));
        all.addAll(store.referencedBy("azurerm_cdn_endpoint"));
        all.addAll(frontDoors(store));
      }
      case "google_cloud_run_service", "google_cloud_run_v2_service" -> {
        all.addAll(store.referencedBy(ENDPOINTS));
        all.addAll(store.referencedBy("google_cloud_run_domain_mapping"));
      }
      case "google_cloudfunctions_function", "google_cloudfunctions2_function" ->
          all.addAll(store.referencedBy(ENDPOINTS));
      default -> {
        if (isApplication(store.type())) {
          BEFORE_APPLICATIONS.forEach(type -> all.addAll(store.referencedBy(type)));
          all.addAll(frontDoors(store));
        }
      }
    }
    return List.copyOf(all);
  }

  private static boolean isApplication(String type) {
    return Outsiders.APPLICATIONS.contains(type) || type.equals("azurerm_api_management");
  }

  /** Front doors that don't come by a private link. */
  private static List<Neighbour> frontDoors(Subject store) {
    return store.referencedBy(FRONT_DOOR).stream()
        .filter(one -> !has(one.subject(), "private_link"))
        .toList();
  }

  private static void itself(Subject store, String block, List<Neighbour> all) {
    if (has(store, block)) {
      all.add(Neighbour.of(store));
    }
  }

  private static boolean has(Subject subject, String block) {
    List<Term> blocks = Reading.elements(subject.attribute(block));
    return blocks != null && !blocks.isEmpty();
  }

  /** Whether an origin of a distribution is the bucket and shows neither an identity nor a sign. */
  private static boolean readsAsEveryone(Subject distribution, Subject bucket) {
    List<Term> origins = Reading.elements(distribution.attribute("origin"));
    return origins != null
        && origins.stream()
            .anyMatch(origin ->
                isOf(Reading.member(origin, "domain_name"), bucket)
                    && isEmpty(Reading.member(origin, "origin_access_control_id"))
                    && isEmpty(
                        Reading.member(
                            Reading.member(origin, "s3_origin_config"), "origin_access_identity")));
  }

  private static boolean isEmpty(Term term) {
    return Term.isAbsent(term) || "".equals(Term.text(term));
  }

  /** A host name that comes from the bucket, or begins with its name. */
  private static boolean isOf(Term host, Subject bucket) {
    String text = Term.text(host);
    String name = Term.text(bucket.attribute("bucket"));
    return text != null
        ? name != null && text.startsWith(name + ".s3")
        : Addresses.withoutKeys(bucket.resource().address()).equals(origin(host));
  }

  private static @Nullable String origin(Term term) {
    Place place = Term.placeOf(term);
    return place != null
            && place.value() != null
            && place.value().unmarked() instanceof Value.Unknown(Value.Origin origin)
        ? Addresses.withoutKeys(origin.address())
        : null;
  }
}
