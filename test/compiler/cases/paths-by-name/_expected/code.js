// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const page_ = asMap(context_["page"]);
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = page_["url"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "url", run.digits.get(page_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"url\":", value_, "item.url", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["order id"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "order id", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"spaced\":", value_1, "item.spaced", run, run.clean, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["a.b"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a.b", run.digits.get(properties_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"dotted\":", value_2, "item.dotted", run, run.clean, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["a-b"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a-b", run.digits.get(properties_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"dashed\":", value_3, "item.dashed", run, run.clean, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["$currency"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "$currency", run.digits.get(properties_));
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"dollar\":", value_4, "item.dollar", run, run.clean, 0);
      }
    }
    {
      let value_5;
      value_5 = properties_["größe"];
      if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "größe", run.digits.get(properties_));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"letters\":", value_5, "item.letters", run, run.clean, 0);
      }
    }
    {
      let value_6;
      value_6 = event["name"];
      if (typeof value_6 === 'number' && run.digits !== undefined) value_6 = exactMember(value_6, "name", run.digits.get(event));
      if (value_6 !== undefined) {
        item = appendValue(item + ",\"further\":", value_6, "item.further", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
