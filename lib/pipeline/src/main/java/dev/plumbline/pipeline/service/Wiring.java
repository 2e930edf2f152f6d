package dev.plumbline.pipeline.service;

import java.io.IOException;

/** One service: what it adds to the process that runs it, alone or beside the others. */
public interface Wiring {
  /** As in {@code ./plumbline service NAME}. */
  String name();

  /**
   * Adds the service's parts; nothing runs before the host starts.
   *
   * @throws IOException when something that it needs can't be opened
   */
  void wire(Host host) throws IOException;
}
