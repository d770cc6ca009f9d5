/** Has all tables and no row; see setup.ts. */
export const templateDatabase = 'lanyard_template';
