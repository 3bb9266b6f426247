import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { SORTS, type Sort } from '@/utils/share-codes/filter';
import { number } from '@/utils/words/number';
import { clearFilters, endTyping, see, view } from '../view/see';
import { ALL, isFiltered, SIZES } from '../view/view';
import { Choice } from './Choice';
import { StatusChoice } from './StatusChoice';

/** Everything that the server's lists can be asked by. */
export function Filters({ account }: { account: Account }) {
  const now = useStore(view, (all) => all);
  return (
    <search class="filters">
      <div class="field wide">
        <label for="search">{i18n.t('codes.search')}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={now.keyword}
          onInput={({ currentTarget }) => see({ keyword: currentTarget.value })}
          onChange={endTyping}
        />
      </div>
      <StatusChoice account={account} value={now.status} />
      <div class="field middling">
        <label for="email">{i18n.t('codes.email')}</label>
        <input
          id="email"
          type="text"
          inputMode="email"
          autocomplete="off"
          spellcheck={false}
          value={now.email}
          onInput={({ currentTarget }) => see({ email: currentTarget.value })}
          onChange={endTyping}
        />
      </div>
      <Choice
        label={i18n.t('codes.sortBy')}
        value={now.sort}
        options={SORTS.map((sort) => [sort, sortWords(sort, now.tab)])}
        onChange={(sort) => see({ sort })}
      />
      <button
        type="button"
        class="order"
        onClick={() => see({ order: now.order === 'asc' ? 'desc' : 'asc' })}
      >
        {i18n.t(now.order === 'asc' ? 'codes.ascending' : 'codes.descending')}
      </button>
      <Choice
        label={i18n.t('codes.kind')}
        value={now.kind}
        options={[
          ['', i18n.t('codes.any')],
          ['1', i18n.t('codes.kindIps')],
          ['2', i18n.t('codes.kindTraffic')],
        ]}
        onChange={(kind) => see({ kind })}
      />
      <Choice
        label={i18n.t('codes.enterprise')}
        value={now.enterprise}
        options={[
          ['', i18n.t('codes.any')],
          ['1', i18n.t('codes.yes')],
          ['0', i18n.t('codes.no')],
        ]}
        onChange={(enterprise) => see({ enterprise })}
      />
      <Choice
        label={i18n.t('codes.size')}
        value={String(now.size)}
        options={SIZES.map((size) => [
          String(size),
          size === ALL ? i18n.t('codes.any') : number(size),
        ])}
        onChange={(size) => see({ size: Number(size) })}
      />
      {isFiltered(now) && (
        <button type="button" class="quiet" onClick={clearFilters}>
          {i18n.t('codes.clearFilters')}
        </button>
      )}
    </search>
  );
}

function sortWords(sort: Sort, tab: 'shared' | 'used'): string {
  if (sort === 'code') return i18n.t('codes.column.code');
  if (sort === 'amount_ips') return i18n.t('codes.column.ips');
  return i18n.t(tab === 'shared' ? 'codes.column.created' : 'codes.column.used');
}
