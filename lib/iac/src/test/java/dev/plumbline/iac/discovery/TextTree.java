package dev.plumbline.iac.discovery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/** A tree written down in a test. */
record TextTree(TreeMap<String, String> texts) implements FileTree {
  static TextTree of(Map<String, String> texts) {
    return new TextTree(new TreeMap<>(texts));
  }

  /** This tree with one file written or, with {@code ""}, removed. */
  TextTree with(String path, String text) {
    var changed = new TreeMap<>(texts);
    if (text.isEmpty()) {
      changed.remove(path);
    } else {
      changed.put(path, text);
    }
    return new TextTree(changed);
  }

  @Override
  public NavigableSet<String> paths() {
    return texts.navigableKeySet();
  }

  @Override
  public String id(String path) {
    return text(path);
  }

  @Override
  public long size(String path) {
    return read(path).length;
  }

  @Override
  public byte[] read(String path) {
    return text(path).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  private String text(String path) {
    return texts.getOrDefault(path, "");
  }
}
