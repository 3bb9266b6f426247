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
