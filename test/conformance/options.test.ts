import { describe, expect, it } from 'vitest';
import { readAsked } from '#conformance/options.ts';

const faultOf = async (...args: string[]) => {
  const asked = await readAsked(args);
  return asked.what === 'usage' ? asked.fault : undefined;
};

describe('The program that examines', () => {
  it.each([
    [['--consumer', '--port', 'x'], '--port x: 须为 0–65535 的整数'],
    [['--consumer', '--port', '70000'], '--port 70000'],
    [['--consumer', '--witness', 'nobody'], '--witness nobody: 不是见证者公钥 · is not the key of a witness'],
    [['--consumer', '--head', 'http://127.0.0.1:1/head'], 'must be an address with {feed} in it'],
    [['--consumer', '--scenario', 'flood'], '--scenario flood: 没有这个情形 · there is no such scenario'],
    [['--consumer', 'http://127.0.0.1:8787'], '--consumer takes no address'],
    [['http://127.0.0.1:8787', '--port', '1'], '--port: 只与 --consumer 同用 · only together with --consumer'],
    [['http://127.0.0.1:8787', '--seen', 'package.json'], '--seen package.json'],
    [[], '须写明一个网址 · Name one address'],
  ])('says of %j what is wrong with it', async (args, fault) => {
    expect(await faultOf(...args)).toContain(fault);
  });

  it('understands what is asked of either side', async () => {
    expect(await readAsked(['http://127.0.0.1:8787', '--feed', '420923'])).toMatchObject({
      what: 'publisher',
      feeds: ['420923'],
    });
    expect(await readAsked(['--consumer', '--scenario', 'gap', '--port', '0'])).toMatchObject({
      what: 'consumer',
      port: 0,
      only: ['gap'],
    });
    expect(await readAsked(['--help'])).not.toHaveProperty('fault');
  });
});
