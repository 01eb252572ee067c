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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined && value_ !== null) value_ = trim(value_, "item.trimmed", run);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"trimmed\":", value_, "item.trimmed", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = lowercase(value_1, "item.lower", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"lower\":", value_1, "item.lower", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = uppercase(value_2, "item.upper", run);
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"upper\":", value_2, "item.upper", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["a"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a", run.digits.get(properties_));
      if (value_3 !== undefined && value_3 !== null) value_3 = truncate(value_3, 3, "item.short");
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"short\":", value_3, "item.short", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["a"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
      if (value_4 !== undefined && value_4 !== null) value_4 = trim(value_4, "item.chained", run);
      if (value_4 !== undefined && value_4 !== null) value_4 = truncate(value_4, 2, "item.chained");
      if (value_4 !== undefined && value_4 !== null) value_4 = uppercase(value_4, "item.chained", run);
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"chained\":", value_4, "item.chained", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
