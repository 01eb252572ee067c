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
      let members_ = '';
      {
        let value_1;
        value_1 = properties_["a"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"a\":" : ",\"a\":"), value_1, "item.plain.a", run, run.clean, 0);
        }
      }
      {
        let value_2;
        value_2 = properties_["b"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "b", run.digits.get(properties_));
        if (value_2 === undefined) value_2 = fallback;
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"b\":" : ",\"b\":"), value_2, "item.plain.b", run, false, 0);
        }
      }
      value_ = '{' + members_ + '}';
      if (value_ !== undefined) {
        item = appendValue$1(item + ",\"plain\":", value_, "item.plain", run, false, 0);
      }
    }
    {
      let value_3;
      let members_1 = '';
      {
        let value_4;
        value_4 = properties_["a"];
        if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
        if (value_4 !== undefined) {
          members_1 = appendValue(members_1 + (members_1 === '' ? "\"a\":" : ",\"a\":"), value_4, "item.hashed.a", run, run.clean, 0);
        }
      }
      value_3 = '{' + members_1 + '}';
      if (value_3 !== undefined && value_3 !== null) value_3 = sha256(value_3, "item.hashed", run);
      if (value_3 !== undefined) {
        item = appendValue$1(item + ",\"hashed\":", value_3, "item.hashed", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
