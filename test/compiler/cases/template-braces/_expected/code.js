// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
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
      value_ = "{";
      if (value_ !== undefined) {
        item = appendValue(item + ",\"open\":", value_, "item.open", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = "{properties.a}";
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"quoted\":", value_1, "item.quoted", run, false, 0);
      }
    }
    {
      let value_2;
      let part_;
      part_ = properties_["a"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "a", run.digits.get(properties_));
      value_2 = part_ === undefined || part_ === null ? undefined : "{" + textOf(part_, "item.around") + "}";
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"around\":", value_2, "item.around", run, false, 0);
      }
    }
    {
      let value_3;
      let part_1;
      part_1 = properties_["a"];
      if (typeof part_1 === 'number' && run.digits !== undefined) part_1 = exactMember(part_1, "a", run.digits.get(properties_));
      value_3 = part_1 === undefined || part_1 === null ? undefined : "}" + textOf(part_1, "item.close") + "}";
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"close\":", value_3, "item.close", run, false, 0);
      }
    }
    {
      let value_4;
      let part_2;
      part_2 = properties_["a"];
      if (typeof part_2 === 'number' && run.digits !== undefined) part_2 = exactMember(part_2, "a", run.digits.get(properties_));
      value_4 = part_2 === undefined || part_2 === null ? undefined : "{\"a\":\"" + textOf(part_2, "item.json") + "\"}";
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"json\":", value_4, "item.json", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
