import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { logDiagnostic, logException } from '../../src/telemetry/Log.ts';
import { openLog } from '../../src/telemetry/openLog.ts';

function recordingLog(level?: 'debug' | 'warn') {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  return { log: openLog({ stream, ...(level === undefined ? {} : { level }) }), lines };
}

describe('the log', () => {
  it('writes one line of JSON with a time, a level, a message and its fields', () => {
    const { log, lines } = recordingLog();
    log.write('info', 'integration running', { integration: 'int_a', count: 3 });
    expect(lines).toHaveLength(1);
    const { time, ...line } = JSON.parse(lines[0] ?? '');
    expect(line).toEqual({ level: 'info', message: 'integration running', integration: 'int_a', count: 3 });
    expect(new Date(time).toISOString()).toBe(time);
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = recordingLog('warn');
    log.write('info', 'not this');
    log.write('warn', 'but this');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['but this']);
  });

  it('never shows a secret that it was told of, wherever the words come from and however they are quoted', () => {
    const { log, lines } = recordingLog();
    const secret = 'k3y"with\\quotes';
    log.conceal(secret);
    log.write('error', `the peer said ${secret}`, { cause: `{"key":"${secret}"}` });
    logException(log, 'failed', new Error(`bad key ${secret}`));
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toContain('k3y');
      expect(line).toContain('***');
      expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  it('does not garble its lines for the sake of an empty or tiny secret', () => {
    const { log, lines } = recordingLog();
    log.conceal('');
    log.conceal('a');
    log.write('info', 'all is well');
    expect(JSON.parse(lines[0] ?? '').message).toBe('all is well');
  });

  it('gives a diagnostic with its code and its advice, at the level of its severity', () => {
    const { log, lines } = recordingLog();
    logDiagnostic(log, diagnose('spool/nearly-full', { used: '9 GiB', limit: '10 GiB', holder: 'int_a' }), {
      bytes: 9,
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      code: 'spool/nearly-full',
      hint: expect.any(String),
      bytes: 9,
    });
  });
});
