/** As in package.json, which cannot be read where there is no file system. */
export const packageVersion = '0.1.0';
