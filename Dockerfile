# One image for every service: docker build -t plumbline . ; docker run plumbline service analyzer
ARG JDK=eclipse-temurin:25-jdk
ARG JRE=eclipse-temurin:25-jre

FROM ${JDK} AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -Dfast -Dspotless.check.skip -DskipTests -pl standalone -am package

FROM ${JRE}
# Directories that a new volume takes its owner from.
RUN useradd --uid 10001 --home-dir /var/lib/plumbline --create-home plumbline \
  && install -d -o plumbline -g plumbline -m 700 /var/lib/plumbline/artifacts /var/lib/plumbline/state
COPY --from=build /src/standalone/target/dist /opt/plumbline
USER plumbline
WORKDIR /var/lib/plumbline
# Dashboard and webhooks; metrics and health. Both bind to loopback until a token is given.
EXPOSE 8080 9464
# In bash, since a JVM every ten seconds is too much for a question.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${PLUMBLINE_MANAGEMENT_PORT:-9464} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "/opt/plumbline/plumbline.jar", "dev.plumbline.standalone.Main"]
CMD ["--help"]
