package dev.plumbline.standalone.run;

import dev.plumbline.pipeline.OwnerOnly;
import dev.plumbline.pipeline.service.Hold;
import dev.plumbline.standalone.Failures;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A {@code serve}'s hold on its state directory: what the broker locks by itself is free again
 * before all of it has stopped.
 */
final class StateHold {
  private static final String FILE = "serve.lock";

  private StateHold() {}

  /**
   * Takes the directory, which is made where it is missing.
   *
   * @throws Problem when another process has it, or it can't be written
   */
  static Hold of(Path directory) {
    try {
      return Hold.of(OwnerOnly.made(directory).resolve(FILE));
    } catch (Hold.TakenException e) {
      throw Problem.usage(
          "a 'plumbline serve' (process "
              + e.holder()
              + ") uses "
              + directory
              + "; stop it, or set state.directory to another one");
    } catch (IOException e) {
      throw Problem.usage(
          "the state directory "
              + directory
              + " can't be made or written ("
              + Failures.reason(e)
              + "); set state.directory to another one");
    }
  }
}
