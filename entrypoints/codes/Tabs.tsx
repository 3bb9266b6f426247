import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { ListName } from '@/utils/database/records';
import { showTab } from './view/see';

interface Props {
  tab: ListName;
  children: ComponentChildren;
}

/** The two lists of the server. */
export function Tabs({ tab, children }: Props) {
  const tabs = [
    ['shared', i18n.t('codes.shared')],
    ['used', i18n.t('codes.used')],
  ] as const;
  const show = (name: ListName) => {
    if (name === tab) return;
    showTab(name);
    document.getElementById(`tab-${name}`)?.focus();
  };
  const move = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight' || key === 'ArrowLeft') show(tab === 'shared' ? 'used' : 'shared');
  };
  return (
    <div class="row tabs">
      <div class="row grow" role="tablist" aria-label={i18n.t('codes.lists')} onKeyDown={move}>
        {tabs.map(([name, words]) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            aria-controls="panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => show(name)}
          >
            {words}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
