package dev.plumbline.model.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members' values keep the very bytes they were read from.
 *
 * @param members the value's bytes by name, in the order read; the arrays must not be written to
 */
public record RawObject(Map<String, byte[]> members) {
  public static final RawObject EMPTY = new RawObject(Map.of());

  public RawObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * @throws IllegalArgumentException when {@code json} is not one JSON object in UTF-8
   */
  public static RawObject parse(byte[] json) {
    var members = new LinkedHashMap<String, byte[]>();
    try (JsonParser parser = Json.mapper().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        members.put(name, Arrays.copyOfRange(json, start, end));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not a JSON object: " + e.getMessage(), e);
    }
    return new RawObject(members);
  }

  public byte @Nullable [] member(String name) {
    return members.get(name);
  }

  public RawObject with(String name, byte[] value) {
    var changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return new RawObject(changed);
  }

  public byte[] toBytes() {
    var out = new ByteArrayOutputStream();
    out.write('{');
    String separator = "";
    for (var member : members.entrySet()) {
      out.writeBytes(Json.ascii(separator));
      out.writeBytes(Json.bytes(member.getKey()));
      out.write(':');
      out.writeBytes(member.getValue());
      separator = ",";
    }
    out.write('}');
    return out.toByteArray();
  }
}
