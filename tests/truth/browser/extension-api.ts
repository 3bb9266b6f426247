import type { Profile } from './profile.ts';
import type { Worker } from './worker.ts';

/** As much of the extension API as the background uses. Each call keeps its worker awake. */
export function extensionApi(profile: Profile, worker: Worker) {
  const { events, touch } = worker;
  const api = {
    runtime: {
      id: profile.id,
      lastError: undefined,
      getURL: profile.urlOf,
      getManifest: () => ({}),
      openOptionsPage: nothing,
      reload: () => worker.alive && profile.update(),
      onMessage: events.onMessage,
      onInstalled: events.onInstalled,
      onStartup: events.onStartup,
      onUpdateAvailable: events.onUpdateAvailable,
    },
    alarms: {
      get: async (name: string) => (profile.hasAlarm(name) ? { name } : undefined),
      create: async (name: string, { when }: { when: number }) => {
        touch();
        if (worker.alive) profile.setAlarm(name, when);
      },
      clear: async (name: string) => {
        touch();
        if (worker.alive) profile.clearAlarm(name);
      },
      onAlarm: events.onAlarm,
    },
    storage: { local: profile.local, session: profile.session },
    notifications: {
      create: async () => '',
      clear: nothing,
      getAll: async () => ({}),
      onClicked: events.onNoticeClicked,
    },
    action: { setBadgeText: nothing, setBadgeBackgroundColor: nothing },
    contextMenus: { create: () => {}, update: nothing, onClicked: events.onMenuClicked },
    commands: { onCommand: events.onCommand },
    permissions: {
      contains: async () => true,
      getAll: async () => ({}),
      remove: async () => true,
    },
    tabs: { create: async () => ({}), update: nothing, query: async () => [] },
    windows: { create: async () => ({}), update: nothing },
    scripting: { executeScript: async () => [] },
    i18n: { getMessage: profile.getMessage },
  };
  return api;
}

async function nothing(): Promise<void> {}
