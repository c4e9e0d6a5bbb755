#!/bin/bash -eu
# Builds the fuzz targets into $OUT for ClusterFuzzLite and OSS-Fuzz: per target an executable with
# the mark by which they find targets, its seed corpus and its dictionary.

# The base image's Maven is older than the project wants its developers to have; the plugins that
# build the targets are content with it.
mvn -q -B -DskipTests -Dspotless.check.skip=true -Denforcer.skip=true -pl fuzz -am package

mkdir -p "$OUT/lib"
for module in impl model-checks fuzz; do
  cp "$module"/target/maarg-"$module"-*.jar "$OUT/lib/"
  cp "$module"/target/lib/*.jar "$OUT/lib/"
done
# Jazzer itself comes with the base image.
rm -f "$OUT"/lib/jazzer-*.jar

class_path=''
for jar in "$OUT"/lib/*.jar; do
  class_path="$class_path\$this_dir/lib/$(basename "$jar"):"
done

for class_file in fuzz/target/classes/org/maarg/fuzz/targets/*Target.class; do
  class=$(basename "$class_file" .class)
  case $class in *'$'* | EmptyTarget | *LibraryTarget) continue ;; esac
  # The same name as on the command line: kebab case without the suffix.
  name=$(sed -E 's/Target$//; s/(.)([A-Z])/\1-\2/g' <<<"$class" | tr '[:upper:]' '[:lower:]')
  cat >"$OUT/$name" <<WRAPPER
#!/bin/bash
# LLVMFuzzerTestOneInput for fuzzer detection.
this_dir=\$(dirname "\$0")
mem_settings='-Xmx1536m'
LD_LIBRARY_PATH="$JVM_LD_LIBRARY_PATH":\$this_dir \\
\$this_dir/jazzer_driver --agent_path=\$this_dir/jazzer_agent_deploy.jar \\
  --cp=$class_path\$this_dir \\
  --target_class=org.maarg.fuzz.targets.$class \\
  --instrumentation_includes='org.maarg.**' \\
  --jvm_args="\$mem_settings" \\
  "\$@"
WRAPPER
  chmod +x "$OUT/$name"
  for folder in fuzz/corpus/"$name" fuzz/regressions/"$name"; do
    if [ -d "$folder" ]; then zip -q -j "$OUT/${name}_seed_corpus.zip" "$folder"/*; fi
  done
  cp fuzz/dictionaries/mobility.dict "$OUT/$name.dict"
  # The longest input, as the class says it.
  source=fuzz/src/main/java/org/maarg/fuzz/targets/$class.java
  most=$(sed -n -E 's/.*maxOctets = ([0-9]+).*/\1/p' "$source")
  printf '[libfuzzer]\nmax_len = %s\n' "$most" >"$OUT/$name.options"
done
