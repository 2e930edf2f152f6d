package dev.plumbline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** The process of a {@link Shell}: a command a line, as a JSON array of its arguments. */
final class ShellMain {
  /** Ends what a command says on either stream; on standard output its code follows. */
  static final int END = 0;

  private ShellMain() {}

  public static void main(String[] none) throws IOException {
    Quiet.begin();
    var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int code = Main.run(Json.read(line.getBytes(UTF_8), String[].class));
      Main.err().write(END);
      Main.err().flush();
      Main.out().write(END);
      Main.out().write(code);
      Main.out().flush();
    }
    Runtime.getRuntime().halt(0);
  }
}
