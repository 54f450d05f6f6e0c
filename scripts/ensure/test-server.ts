import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Places, places } from '../../config.js';
import { aptInstall } from './apt.js';
import { run } from './command.js';
import { isExecutable, onPath } from './find.js';
import { PartMissing, progress } from './say.js';
import { downloadFromSdk } from './sdk-download.js';

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>pingxuan</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>1.32.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;

/** The SDK calls it with the port as first argument. */
const script = `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

async function fromMaven(folder: string, target: string): Promise<void> {
  if (!(onPath('mvn') && onPath('java')) && !(await aptInstall('maven', 'default-jre-headless'))) {
    throw new PartMissing('temporal-test-server', '请安装 Java 17 和 Maven', 'install Java 17 and Maven');
  }
  writeFileSync(join(folder, 'pom.xml'), pom);
  const resolved = await progress(
    (w) => w.resolveTestServer,
    run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib'], {
      cwd: folder,
    }),
  );
  if (!resolved.ok) throw new PartMissing('temporal-test-server', resolved.output, 'Maven failed');
  // Written last and moved into place, so that its presence means that the whole is there.
  writeFileSync(`${target}.new`, script);
  chmodSync(`${target}.new`, 0o755);
  renameSync(`${target}.new`, target);
}

/** Path of an executable time-skipping test server: in our cache, downloaded, or resolved by Maven and run by Java. */
export async function ensureTestServer(where: Places = places()): Promise<string> {
  const folder = join(where.home, 'test-server');
  const downloaded = join(folder, 'temporal-test-server');
  const resolved = join(folder, 'run.sh');
  if (isExecutable(downloaded)) return downloaded;
  if (isExecutable(resolved)) return resolved;
  mkdirSync(folder, { recursive: true });
  if (await progress((w) => w.fetchTestServer, downloadFromSdk('time-skipping', downloaded))) return downloaded;
  await fromMaven(folder, resolved);
  return resolved;
}
