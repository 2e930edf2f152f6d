package dev.plumbline.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as plain JSON; {@code {"$unknown": origin}} and {@code {"$sensitive": value}} for the two
 * that JSON lacks, and {@code {"$object": …}} around an object whose first member looks like one.
 */
final class ValueJson {
  private static final String UNKNOWN = "$unknown";
  private static final String SENSITIVE = "$sensitive";
  private static final String OBJECT = "$object";

  private ValueJson() {}

  static SimpleModule module() {
    var module = new SimpleModule("plumbline-value");
    module.addSerializer(Value.class, new Writer());
    module.addDeserializer(Value.class, new Reader<>(Value.class));
    module.addDeserializer(Value.Obj.class, new Reader<>(Value.Obj.class));
    return module;
  }

  private static final class Writer extends JsonSerializer<Value> {
    @Override
    public void serialize(Value value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      switch (value) {
        case Value.Null _ -> out.writeNull();
        case Value.Bool bool -> out.writeBoolean(bool.value());
        case Value.Num num -> out.writeNumber(num.value());
        case Value.Str str -> out.writeString(str.value());
        case Value.Seq seq -> {
          out.writeStartArray();
          for (Value element : seq.elements()) {
            serialize(element, out, provider);
          }
          out.writeEndArray();
        }
        case Value.Obj obj -> object(obj, out, provider);
        case Value.Unknown unknown -> {
          out.writeStartObject();
          provider.defaultSerializeField(UNKNOWN, unknown.origin(), out);
          out.writeEndObject();
        }
        case Value.Sensitive sensitive -> {
          out.writeStartObject();
          out.writeFieldName(SENSITIVE);
          serialize(sensitive.value(), out, provider);
          out.writeEndObject();
        }
      }
    }

    private void object(Value.Obj obj, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      boolean escaped =
          !obj.members().isEmpty() && obj.members().keySet().iterator().next().startsWith("$");
      if (escaped) {
        out.writeStartObject();
        out.writeFieldName(OBJECT);
      }
      out.writeStartObject();
      for (Map.Entry<String, Value> member : obj.members().entrySet()) {
        out.writeFieldName(member.getKey());
        serialize(member.getValue(), out, provider);
      }
      out.writeEndObject();
      if (escaped) {
        out.writeEndObject();
      }
    }

    @Override
    public void serializeWithType(
        Value value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
        throws IOException {
      serialize(value, out, provider);
    }
  }

  private static final class Reader<T extends Value> extends JsonDeserializer<T> {
    private final Class<T> type;

    Reader(Class<T> type) {
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return type.cast(value(in));
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
      return type == Value.class ? type.cast(Value.Null.NULL) : null;
    }

    private static Value value(JsonParser in) throws IOException {
      return switch (in.currentToken()) {
        case VALUE_NULL -> Value.Null.NULL;
        case VALUE_TRUE -> Value.Bool.TRUE;
        case VALUE_FALSE -> Value.Bool.FALSE;
        case VALUE_STRING -> Value.of(in.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(in.getDecimalValue());
        case START_ARRAY -> {
          var elements = new ArrayList<Value>();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
          }
          yield new Value.Seq(elements);
        }
        case START_OBJECT -> object(in);
        default -> throw new IOException("no value: " + in.currentToken());
      };
    }

    private static Value object(JsonParser in) throws IOException {
      JsonToken first = in.nextToken();
      if (first == JsonToken.FIELD_NAME && in.currentName().startsWith("$")) {
        String mark = in.currentName();
        in.nextToken();
        Value marked =
            switch (mark) {
              case UNKNOWN -> new Value.Unknown(in.readValueAs(Value.Origin.class));
              case SENSITIVE -> new Value.Sensitive(value(in));
              case OBJECT -> {
                in.nextToken();
                yield members(in);
              }
              default -> throw new IOException("no such mark: " + mark);
            };
        in.nextToken();
        return marked;
      }
      return members(in);
    }

    private static Value.Obj members(JsonParser in) throws IOException {
      var members = new LinkedHashMap<String, Value>();
      for (; in.currentToken() == JsonToken.FIELD_NAME; in.nextToken()) {
        String name = in.currentName();
        in.nextToken();
        members.put(name, value(in));
      }
      return new Value.Obj(members);
    }
  }
}
