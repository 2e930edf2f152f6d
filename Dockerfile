# One image for every service: docker build -t plumbline . ; docker run plumbline service analyzer
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -Dfast -Dspotless.check.skip -DskipTests -pl standalone -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/plumbline --create-home plumbline
COPY --from=build /src/standalone/target/dist /opt/plumbline
USER plumbline
WORKDIR /var/lib/plumbline
# Dashboard and webhooks; metrics and health. Both bind to loopback until a token is given.
EXPOSE 8080 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-cp", "/opt/plumbline/plumbline.jar", "dev.plumbline.standalone.Probe"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "/opt/plumbline/plumbline.jar", "dev.plumbline.standalone.Main"]
CMD ["--help"]
