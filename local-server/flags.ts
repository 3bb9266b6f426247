import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** `cut:when=after,on=generate+use-code,times=2` as the object that the control route takes. */
export function readFault(flag: string): Record<string, unknown> {
  const [fault = '', ...rest] = flag.split(':');
  const settings = rest.join(':').split(',').filter(Boolean);
  return { fault, ...Object.fromEntries(settings.map(readSetting)) };
}

function readSetting(setting: string): [string, unknown] {
  const [name = '', ...rest] = setting.split('=');
  const values = rest.join('=').split('+').map(readValue);
  return [name, values.length > 1 ? values : values[0]];
}

function readValue(value: string): string | number {
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** The flags of a command. One that it does not know ends it with a line that says so. */
export function readFlags<const T extends ParseArgsOptionsConfig>(options: T) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    console.error(error instanceof Error ? error.message : String(error));
    console.error(`Known flags: ${known.join(' ')}`);
    return process.exit(2);
  }
}
