import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** The contacts. Fetched with the view. */
const words = {
  searchContacts: () => msg('Search contacts', { id: 'searchContacts' }),
  contactsList: () => msg('Contacts', { id: 'contactsList' }),
  addContact: () => msg('Add', { id: 'addContact' }),
  noContacts: () => msg('No contacts yet', { id: 'noContacts' }),
  noContactFound: () => msg('No contacts found', { id: 'noContactFound' }),
  moreContacts: () => msg('Show more', { id: 'moreContacts' }),
  callContact: () => msg('Call {name}, {number}', { id: 'callContact' }),
  editContact: () => msg('Edit {name}', { id: 'editContact' }),
  newContact: () => msg('New contact', { id: 'newContact' }),
  changeContact: () => msg('Edit contact', { id: 'changeContact' }),
  contactName: () => msg('Name', { id: 'contactName' }),
  organization: () => msg('Company', { id: 'organization' }),
  contactNumber: () => msg('Number', { id: 'contactNumber' }),
  contactNumberN: () => msg('Number {n}', { id: 'contactNumberN' }),
  numberLabel: () => msg('Kind', { id: 'numberLabel' }),
  numberLabelN: () => msg('Kind of number {n}', { id: 'numberLabelN' }),
  oneMoreNumber: () => msg('One more number', { id: 'oneMoreNumber' }),
  saveIt: () => msg('Save', { id: 'saveIt' }),
  cancelIt: () => msg('Cancel', { id: 'cancelIt' }),
  removeContact: () => msg('Delete contact', { id: 'removeContact' }),
  nameMissing: () => msg('A contact needs a name', { id: 'nameMissing' }),
  numberMissing: () => msg('A contact needs a number', { id: 'numberMissing' }),
  importCards: () => msg('Import', { id: 'importCards' }),
  exportCards: () => msg('Export', { id: 'exportCards' }),
  cardsFile: () => msg('File with contacts (vCard)', { id: 'cardsFile' }),
  imported: () => msg('Contacts imported: {n}', { id: 'imported' }),
  importedSome: () =>
    msg('Contacts imported: {n}. Left out, without a name or a number: {m}', {
      id: 'importedSome',
    }),
  importedNone: () => msg('No contact was found in this file', { id: 'importedNone' }),
  importTooMany: () => msg('This file holds more than can be kept', { id: 'importTooMany' }),
  savedContact: () => msg('{name} was saved', { id: 'savedContact' }),
  removedContact: () => msg('{name} was deleted', { id: 'removedContact' }),
} as const;

export type ContactsStrings = Partial<Record<keyof typeof words, string>>;

export const contactsText = saying(words);

export type ContactsText = ReturnType<typeof contactsText>;
