// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let members_ = '';
      {
        let value_;
        value_ = page_["url"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "url", run.digits.get(page_));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"url\":" : ",\"url\":"), value_, "item.page.url", run, run.clean, 1);
        } else throw missing("item.page.url");
      }
      {
        let value_1;
        value_1 = page_["title"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "title", run.digits.get(page_));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"title\":" : ",\"title\":"), value_1, "item.page.title", run, run.clean, 1);
        }
      }
      item = item + ",\"page\":{\"M\":{" + members_ + "}}";
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
