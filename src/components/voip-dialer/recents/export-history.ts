import type { Phone } from '../../../core/phone.js';
import { historyCsv } from '../../../core/history-csv.js';
import type { HistoryEntry, HistoryPage } from '../../../core/history.js';
import { saveFile } from '../../shared/save-file.js';
import { queryOf, type RecentsList } from './recents.js';

/** Saves every call that is found as a CSV file. Rejects like `phone.history()`. */
export async function exportHistory(phone: Phone, list: RecentsList): Promise<void> {
  const entries: HistoryEntry[] = [];
  const asked = { ...queryOf(list), limit: 200 };
  let page: HistoryPage = { entries: [], cursor: '' };
  while (page.cursor !== undefined) {
    page = await phone.history(page.cursor ? { ...asked, cursor: page.cursor } : asked);
    entries.push(...page.entries);
  }
  saveFile(`calls-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv', historyCsv(entries));
}
